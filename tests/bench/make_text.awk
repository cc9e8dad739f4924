# SPDX-License-Identifier: GPL-3.0-or-later
# A text for the bench, the same one every time: of every EVERY sentences, a line each, one names a chip. Of these two in five state a figure.
#
# awk -v every=200 -v bytes=4000000 -f make_text.awk
function below(bound) {
    state = (state * 69069 + 1) % 4294967296
    return int(state / 65536) % bound
}
function sentence(    n, line, word) {
    for (n = 8 + below(17); n > 0; n--) {
        word = below(20) ? words[1 + below(count)] : 1 + below(9999)
        line = line (line == "" ? "" : below(12) ? " " : ", ") word
    }
    return toupper(substr(line, 1, 1)) substr(line, 2) "."
}
BEGIN {
    count = split("the of and to in a is that for it as was with on by at from his he had not are but which you one we all her she there they been would " \
        "if more when will out so said what up its about into than them can only other new some time could these two may then do first any my now such " \
        "like our over man me even most made after also did many before must through back years where much your way well down should because each just " \
        "those people how too little state good very make world still own see men work long get here between both life being under never day same another", words, " ")
    chips = split("The H20 has 96 GB of memory and 28 percent less compute than the H100.|NVIDIA's H200 offers 141GB of HBM3e at 4.8TB/s.|" \
        "The B200 is shipping to customers in the United States.|Huawei sells the Ascend 910C in China, and analysts expect more of it.|" \
        "The MI308X was cleared for export, AMD said.", named, "|")
    state = 1
    for (n = 1; written < bytes; n++) {
        line = n % every == 0 ? named[1 + below(chips)] : sentence()
        print line
        written += length(line) + 1
    }
}
