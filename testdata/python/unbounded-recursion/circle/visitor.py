from lxml import etree


class Renderer:
    def render(self, element: etree._Element):
        if element.tag == "list":
            return self.render_list(element)  #~ python/unbounded-recursion "through one other"
        return element.text or ""

    def render_list(self, element: etree._Element):
        return "".join(self.render(child) for child in element)

    def title(self, element: etree._Element):
        return self.clean(element)  #~ ok

    def clean(self, element: etree._Element):
        return (element.text or "").strip()
