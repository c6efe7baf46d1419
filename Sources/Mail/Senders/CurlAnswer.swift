/// What curl's exit status and last words mean to the office.
struct CurlAnswer {
    let status: Int
    let said: String
    /// Whether the recipient's address has other letters than ASCII.
    let needsUTF8: Bool

    var sentence: String {
        switch status {
        case 1, 3: "E-postserverns adress kan inte användas."
        case 5, 6: "E-postserverns namn kan inte slås upp."
        case 7: "E-postservern svarar inte."
        case 8, 56: "E-postservern avbröt eller svarade något oväntat\(code)."
        case 28: "E-postservern svarade inte i tid."
        case 35, 53, 54, 58, 59: "En säker förbindelse med e-postservern kunde inte upprättas."
        case 51, 60, 77, 83, 90, 91: "E-postserverns certifikat kan inte litas på."
        case 64: "E-postservern erbjuder ingen säker förbindelse, och en sådan krävs."
        case 67, 94: "E-postservern godtar inte användarnamnet eller lösenordet."
        case 55: refused
        default: "Brevet kunde inte lämnas till e-postservern (curl \(status)\(code))."
        }
    }

    /// curl says "RCPT failed: 550" when the server does not take a command.
    private var refused: String {
        if said.contains("MAIL failed") { return "E-postservern godtar inte avsändaren\(code)." }
        guard said.contains("RCPT failed") else { return "Förbindelsen med e-postservern bröts\(code)." }
        return needsUTF8
            ? "E-postservern tar inte emot mottagarens adress, som har andra bokstäver än a–z\(code)."
            : "E-postservern tar inte emot mottagarens adress\(code)."
    }

    private var code: String {
        let numbers: [Substring] = said.split { !$0.isNumber }
        return numbers.last { $0.count == 3 }.map { " (svar \($0))" } ?? ""
    }
}
