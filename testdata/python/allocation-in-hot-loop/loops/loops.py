import json
import re

import jsonschema
from jinja2 import Environment


def check(records, schema, words):
    for record in records:
        validator = jsonschema.Draft202012Validator(schema)  #~ python/allocation-in-hot-loop
        validator.validate(record)
        parts = []
        for word in words:
            parts.append(re.escape(word))
        print(re.compile("|".join(parts)).search(record["name"]))  #~ ok
    for word in words:
        print(Environment(autoescape=True).from_string(word).render())  #~ python/allocation-in-hot-loop
    return [json.loads(json.dumps(record)) for record in records]  #~ python/allocation-in-hot-loop
