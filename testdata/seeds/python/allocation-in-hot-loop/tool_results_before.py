"""Tells a language model what its tools found."""

import jinja2

RESULT = "<result>{{ result }}</result>"


def print_results(results):
    for result in results:
        template = jinja2.Template(RESULT)  #~ python/allocation-in-hot-loop
        print(template.render(result=result))
