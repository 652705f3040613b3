"""What loads a part of the program gives a part of the program."""

from settings import SERIALIZER, STORAGE

from project.loading import load_class, load_func

DataSerializer = load_func(SERIALIZER)  #~ ok

DatasetStorage = load_class(STORAGE)  #~ ok
