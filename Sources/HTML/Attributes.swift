/// The attributes that pages use. A name that is missing here is a compile error there.
extension Attribute {
    public static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
    public static func id(_ value: String) -> Attribute { Attribute("id", value) }
    public static func href(_ value: String) -> Attribute { Attribute("href", value) }
    public static func src(_ value: String) -> Attribute { Attribute("src", value) }
    public static func alt(_ value: String) -> Attribute { Attribute("alt", value) }
    public static func lang(_ value: String) -> Attribute { Attribute("lang", value) }
    public static func title(_ value: String) -> Attribute { Attribute("title", value) }
    public static func role(_ value: String) -> Attribute { Attribute("role", value) }
    public static func type(_ value: String) -> Attribute { Attribute("type", value) }
    public static func name(_ value: String) -> Attribute { Attribute("name", value) }
    public static func value(_ value: String) -> Attribute { Attribute("value", value) }
    public static func action(_ value: String) -> Attribute { Attribute("action", value) }
    public static func method(_ value: String) -> Attribute { Attribute("method", value) }
    public static func enctype(_ value: String) -> Attribute { Attribute("enctype", value) }
    public static func accept(_ value: String) -> Attribute { Attribute("accept", value) }
    public static func placeholder(_ value: String) -> Attribute { Attribute("placeholder", value) }
    public static func autocomplete(_ value: String) -> Attribute { Attribute("autocomplete", value) }
    public static func inputmode(_ value: String) -> Attribute { Attribute("inputmode", value) }
    public static func pattern(_ value: String) -> Attribute { Attribute("pattern", value) }
    public static func min(_ value: String) -> Attribute { Attribute("min", value) }
    public static func max(_ value: String) -> Attribute { Attribute("max", value) }
    public static func step(_ value: String) -> Attribute { Attribute("step", value) }
    public static func rows(_ value: String) -> Attribute { Attribute("rows", value) }
    public static func cols(_ value: String) -> Attribute { Attribute("cols", value) }
    public static func maxlength(_ value: String) -> Attribute { Attribute("maxlength", value) }
    public static func minlength(_ value: String) -> Attribute { Attribute("minlength", value) }
    public static func `for`(_ value: String) -> Attribute { Attribute("for", value) }
    public static func scope(_ value: String) -> Attribute { Attribute("scope", value) }
    public static func colspan(_ value: String) -> Attribute { Attribute("colspan", value) }
    public static func rowspan(_ value: String) -> Attribute { Attribute("rowspan", value) }
    public static func headers(_ value: String) -> Attribute { Attribute("headers", value) }
    public static func width(_ value: String) -> Attribute { Attribute("width", value) }
    public static func height(_ value: String) -> Attribute { Attribute("height", value) }
    public static func datetime(_ value: String) -> Attribute { Attribute("datetime", value) }
    public static func rel(_ value: String) -> Attribute { Attribute("rel", value) }
    public static func media(_ value: String) -> Attribute { Attribute("media", value) }
    public static func content(_ value: String) -> Attribute { Attribute("content", value) }
    public static func charset(_ value: String) -> Attribute { Attribute("charset", value) }
    public static func property(_ value: String) -> Attribute { Attribute("property", value) }
    public static func hreflang(_ value: String) -> Attribute { Attribute("hreflang", value) }
    public static func download(_ value: String) -> Attribute { Attribute("download", value) }
    public static func target(_ value: String) -> Attribute { Attribute("target", value) }
    public static func form(_ value: String) -> Attribute { Attribute("form", value) }
    public static func formaction(_ value: String) -> Attribute { Attribute("formaction", value) }
    public static func spellcheck(_ value: String) -> Attribute { Attribute("spellcheck", value) }
    public static func dirname(_ value: String) -> Attribute { Attribute("dirname", value) }
    public static func label(_ value: String) -> Attribute { Attribute("label", value) }
    public static func low(_ value: String) -> Attribute { Attribute("low", value) }
    public static func high(_ value: String) -> Attribute { Attribute("high", value) }
    public static func optimum(_ value: String) -> Attribute { Attribute("optimum", value) }
    public static func start(_ value: String) -> Attribute { Attribute("start", value) }
    public static func viewBox(_ value: String) -> Attribute { Attribute("viewBox", value) }
    public static func d(_ value: String) -> Attribute { Attribute("d", value) }
    public static func fill(_ value: String) -> Attribute { Attribute("fill", value) }
    public static func stroke(_ value: String) -> Attribute { Attribute("stroke", value) }
    public static func transform(_ value: String) -> Attribute { Attribute("transform", value) }
    public static func x(_ value: String) -> Attribute { Attribute("x", value) }
    public static func y(_ value: String) -> Attribute { Attribute("y", value) }
    public static func x1(_ value: String) -> Attribute { Attribute("x1", value) }
    public static func x2(_ value: String) -> Attribute { Attribute("x2", value) }
    public static func y1(_ value: String) -> Attribute { Attribute("y1", value) }
    public static func y2(_ value: String) -> Attribute { Attribute("y2", value) }
    public static func cx(_ value: String) -> Attribute { Attribute("cx", value) }
    public static func cy(_ value: String) -> Attribute { Attribute("cy", value) }
    public static func r(_ value: String) -> Attribute { Attribute("r", value) }
    public static func rx(_ value: String) -> Attribute { Attribute("rx", value) }
    public static func tabindex(_ value: String) -> Attribute { Attribute("tabindex", value) }

    public static var required: Attribute { Attribute("required", nil) }
    public static var checked: Attribute { Attribute("checked", nil) }
    public static var selected: Attribute { Attribute("selected", nil) }
    public static var disabled: Attribute { Attribute("disabled", nil) }
    public static var multiple: Attribute { Attribute("multiple", nil) }
    public static var hidden: Attribute { Attribute("hidden", nil) }
    public static var open: Attribute { Attribute("open", nil) }
    public static var reversed: Attribute { Attribute("reversed", nil) }
    public static var autofocus: Attribute { Attribute("autofocus", nil) }
    public static var novalidate: Attribute { Attribute("novalidate", nil) }
    public static var readonly: Attribute { Attribute("readonly", nil) }

    /// `aria-` and `data-` attributes take the rest of their name as a literal.
    public static func aria(_ name: Aria, _ value: String) -> Attribute { Attribute(name.attribute, value) }
    public static func data(_ name: StaticString, _ value: String = "") -> Attribute { Attribute(name, value) }

    public enum Aria: Sendable {
        case label, labelledby, describedby, current, hidden, live, invalid, expanded, controls, atomic, required

        var attribute: StaticString {
            switch self {
            case .label: "aria-label"
            case .labelledby: "aria-labelledby"
            case .describedby: "aria-describedby"
            case .current: "aria-current"
            case .hidden: "aria-hidden"
            case .live: "aria-live"
            case .invalid: "aria-invalid"
            case .expanded: "aria-expanded"
            case .controls: "aria-controls"
            case .atomic: "aria-atomic"
            case .required: "aria-required"
            }
        }
    }
}
