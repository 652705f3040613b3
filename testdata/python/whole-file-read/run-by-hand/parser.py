import sys


def test():
    with open(sys.argv[1]) as file:
        text = file.read()  #~ ok
    for letter in text:
        print(letter)


if __name__ == "__main__":
    test()
