"""Makes a published data set ready, once."""


def sentences(path, out):
    with open(path) as file:
        lines = file.readlines()  #~ ok
    for line in lines:
        out.write(line.split("\t")[1])
