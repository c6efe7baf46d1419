/// Finds personal numbers, so that no field keeps one (domain §4.3).
///
/// Matches YYMMDD-NNNN, YYMMDD+NNNN, YYYYMMDD-NNNN and twelve digits together, also coordination numbers (day + 60),
/// where the date can exist. Ten digits together are not matched: phone and case numbers look alike.
public enum PersonalNumber {
    public static func first(in text: String) -> String? {
        guard hasSixDigitsInARow(text) else { return nil }
        for match in text.matches(of: /(?:^|[^0-9])((?:\d{2})?(\d{2})(\d{2})(\d{2})[-+–]\d{4}|(?:19|20)(\d{2})(\d{2})(\d{2})\d{4})(?![0-9])/) {
            let month = Int(match.output.3 ?? match.output.6 ?? "") ?? 0
            let day = Int(match.output.4 ?? match.output.7 ?? "") ?? 0
            if (1...12).contains(month), (1...31).contains(day) || (61...91).contains(day) {
                return String(match.output.1)
            }
        }
        return nil
    }

    /// What every personal number has and little else: a look at the bytes saves the search in most texts.
    private static func hasSixDigitsInARow(_ text: String) -> Bool {
        var run = 0
        for byte in text.utf8 {
            run = byte >= 0x30 && byte <= 0x39 ? run + 1 : 0
            if run == 6 { return true }
        }
        return false
    }
}
