def fill_in(source, target, replacements):
    with open(source) as file:
        text = file.read()  #~ ok
    for name in replacements:
        text = text.replace("<<%s>>" % name, replacements[name])
    with open(target, "w") as out:
        out.write(text)


def copy_on(source, target):
    with open(source) as file:
        text = file.read()  #~ python/whole-file-read
    with open(target, "w") as out:
        out.write(text)
