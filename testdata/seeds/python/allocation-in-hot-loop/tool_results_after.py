"""Tells a language model what its tools found."""

import jinja2

RESULT = "<result>{{ result }}</result>"


def print_results(results):
    template = jinja2.Template(RESULT)  #~ ok
    for result in results:
        print(template.render(result=result))
