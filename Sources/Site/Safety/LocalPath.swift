/// Reads where to go after sign-in, from text that anybody may have written: only paths of this site.
public func localPath(_ text: String, otherwise: String = "/") -> String {
    guard text.hasPrefix("/"), !text.hasPrefix("//"), !text.hasPrefix("/\\"), text.utf8.count <= 500,
        text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C })
    else { return otherwise }
    return text
}
