public import Base

extension SQL {
    /// Whether a column of folded names (`SearchText.folded`) holds what somebody searches for, anywhere in it. `%` and `_` are
    /// signs like others.
    public static func holds(_ column: SQL, _ text: String) -> SQL { "\(column) LIKE \("%\(escaped(text))%") ESCAPE '!'" }

    /// The same for what the column begins with.
    public static func begins(_ column: SQL, with text: String) -> SQL { "\(column) LIKE \("\(escaped(text))%") ESCAPE '!'" }

    private static func escaped(_ text: String) -> String {
        SearchText.folded(text).replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
    }
}
