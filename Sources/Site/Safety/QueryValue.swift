import Foundation

/// Text as it stands in the query of an address.
public func queryValue(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
}
