// Elements that hold nothing but text, in the short form: `td("text")` for `td { "text" }`. The text is the main thing and
// comes first.

public func p(_ text: String, _ attributes: Attribute...) -> HTML { element("p", attributes, text) }
public func h1(_ text: String, _ attributes: Attribute...) -> HTML { element("h1", attributes, text) }
public func h2(_ text: String, _ attributes: Attribute...) -> HTML { element("h2", attributes, text) }
public func h3(_ text: String, _ attributes: Attribute...) -> HTML { element("h3", attributes, text) }
public func h4(_ text: String, _ attributes: Attribute...) -> HTML { element("h4", attributes, text) }
public func h5(_ text: String, _ attributes: Attribute...) -> HTML { element("h5", attributes, text) }
public func li(_ text: String, _ attributes: Attribute...) -> HTML { element("li", attributes, text) }
public func td(_ text: String, _ attributes: Attribute...) -> HTML { element("td", attributes, text) }
public func th(_ text: String, _ attributes: Attribute...) -> HTML { element("th", attributes, text) }
public func a(_ text: String, _ attributes: Attribute...) -> HTML { element("a", attributes, text) }
public func span(_ text: String, _ attributes: Attribute...) -> HTML { element("span", attributes, text) }
public func strong(_ text: String, _ attributes: Attribute...) -> HTML { element("strong", attributes, text) }
public func em(_ text: String, _ attributes: Attribute...) -> HTML { element("em", attributes, text) }
public func small(_ text: String, _ attributes: Attribute...) -> HTML { element("small", attributes, text) }
public func b(_ text: String, _ attributes: Attribute...) -> HTML { element("b", attributes, text) }
public func dt(_ text: String, _ attributes: Attribute...) -> HTML { element("dt", attributes, text) }
public func dd(_ text: String, _ attributes: Attribute...) -> HTML { element("dd", attributes, text) }
public func label(_ text: String, _ attributes: Attribute...) -> HTML { element("label", attributes, text) }
public func button(_ text: String, _ attributes: Attribute...) -> HTML { element("button", attributes, text) }
public func option(_ text: String, _ attributes: Attribute...) -> HTML { element("option", attributes, text) }
public func summary(_ text: String, _ attributes: Attribute...) -> HTML { element("summary", attributes, text) }
public func legend(_ text: String, _ attributes: Attribute...) -> HTML { element("legend", attributes, text) }
public func caption(_ text: String, _ attributes: Attribute...) -> HTML { element("caption", attributes, text) }
public func cite(_ text: String, _ attributes: Attribute...) -> HTML { element("cite", attributes, text) }
public func time(_ text: String, _ attributes: Attribute...) -> HTML { element("time", attributes, text) }
public func figcaption(_ text: String, _ attributes: Attribute...) -> HTML { element("figcaption", attributes, text) }
public func title(_ text: String, _ attributes: Attribute...) -> HTML { element("title", attributes, text) }
public func text(_ text: String, _ attributes: Attribute...) -> HTML { element("text", attributes, text) }
public func code(_ text: String, _ attributes: Attribute...) -> HTML { element("code", attributes, text) }
public func sup(_ text: String, _ attributes: Attribute...) -> HTML { element("sup", attributes, text) }
public func abbr(_ text: String, _ attributes: Attribute...) -> HTML { element("abbr", attributes, text) }
public func mark(_ text: String, _ attributes: Attribute...) -> HTML { element("mark", attributes, text) }
