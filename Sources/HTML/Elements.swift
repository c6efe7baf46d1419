// Elements by their own names, in the long form: attributes first, then what the element holds.

public func p(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("p", attributes, content())
}
public func h1(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("h1", attributes, content())
}
public func h2(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("h2", attributes, content())
}
public func h3(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("h3", attributes, content())
}
public func h4(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("h4", attributes, content())
}
public func h5(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("h5", attributes, content())
}
public func li(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("li", attributes, content())
}
public func td(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("td", attributes, content())
}
public func th(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("th", attributes, content())
}
public func a(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("a", attributes, content())
}
public func span(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("span", attributes, content())
}
public func strong(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("strong", attributes, content())
}
public func em(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("em", attributes, content())
}
public func small(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("small", attributes, content())
}
public func b(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("b", attributes, content())
}
public func dt(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("dt", attributes, content())
}
public func dd(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("dd", attributes, content())
}
public func label(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("label", attributes, content())
}
public func button(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("button", attributes, content())
}
public func option(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("option", attributes, content())
}
public func summary(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("summary", attributes, content())
}
public func legend(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("legend", attributes, content())
}
public func caption(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("caption", attributes, content())
}
public func cite(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("cite", attributes, content())
}
public func time(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("time", attributes, content())
}
public func figcaption(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("figcaption", attributes, content())
}
public func title(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("title", attributes, content())
}
public func text(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("text", attributes, content())
}
public func code(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("code", attributes, content())
}
public func sup(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("sup", attributes, content())
}
public func abbr(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("abbr", attributes, content())
}
public func mark(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("mark", attributes, content())
}
public func html(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("html", attributes, content())
}
public func head(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("head", attributes, content())
}
public func body(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("body", attributes, content())
}
public func main(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("main", attributes, content())
}
public func header(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("header", attributes, content())
}
public func footer(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("footer", attributes, content())
}
public func nav(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("nav", attributes, content())
}
public func aside(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("aside", attributes, content())
}
public func section(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("section", attributes, content())
}
public func article(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("article", attributes, content())
}
public func div(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("div", attributes, content())
}
public func ul(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("ul", attributes, content())
}
public func ol(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("ol", attributes, content())
}
public func dl(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("dl", attributes, content())
}
public func table(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("table", attributes, content())
}
public func thead(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("thead", attributes, content())
}
public func tbody(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("tbody", attributes, content())
}
public func tr(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("tr", attributes, content())
}
public func form(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("form", attributes, content())
}
public func fieldset(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("fieldset", attributes, content())
}
public func details(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("details", attributes, content())
}
public func select(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("select", attributes, content())
}
public func textarea(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("textarea", attributes, content())
}
public func figure(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("figure", attributes, content())
}
public func blockquote(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("blockquote", attributes, content())
}
public func svg(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("svg", attributes, content())
}
public func g(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("g", attributes, content())
}
public func output(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("output", attributes, content())
}
public func datalist(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("datalist", attributes, content())
}
public func progress(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("progress", attributes, content())
}
public func meter(_ attributes: Attribute..., @Markup content: () -> HTML) -> HTML {
    element("meter", attributes, content())
}

public func meta(_ attributes: Attribute...) -> HTML { void("meta", attributes) }
public func link(_ attributes: Attribute...) -> HTML { void("link", attributes) }
public func input(_ attributes: Attribute...) -> HTML { void("input", attributes) }
public func img(_ attributes: Attribute...) -> HTML { void("img", attributes) }
public func hr(_ attributes: Attribute...) -> HTML { void("hr", attributes) }
public func br(_ attributes: Attribute...) -> HTML { void("br", attributes) }
public func path(_ attributes: Attribute...) -> HTML { element("path", attributes, HTML()) }
public func circle(_ attributes: Attribute...) -> HTML { element("circle", attributes, HTML()) }
public func line(_ attributes: Attribute...) -> HTML { element("line", attributes, HTML()) }
public func rect(_ attributes: Attribute...) -> HTML { element("rect", attributes, HTML()) }
public func use(_ attributes: Attribute...) -> HTML { element("use", attributes, HTML()) }

/// A text area; its text stands between the tags, after a line break that browsers drop.
public func textarea(_ attributes: Attribute..., text: String) -> HTML { element("textarea", attributes, "\n" + text) }

/// A script module of the site; pages hold no inline script.
public func script(module source: String) -> HTML {
    element("script", [.type("module"), .src(source)], HTML())
}

extension HTML {
    /// A whole document.
    public static func document(lang: String, @Markup content: () -> HTML) -> HTML {
        HTML(trusted: "<!doctype html>") + element("html", [.lang(lang)], content())
    }
}
