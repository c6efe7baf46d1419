package import Base

/// The paper's own words, in the language of its reader.
package struct PaperWords: Sendable {
    package var contents, page, of, draft: String
    package var question, answer, date: String
    package var noAnswer, writeHere: String
    package var pictureWithoutAlt, pictureMissing: String

    /// - Parameter t: puts a sentence into the language of the reader.
    package init(_ t: (Phrase) -> String) {
        (contents, page, of, draft) = (t("Innehåll"), t("Sida"), t("av"), t("Utkast"))
        (question, answer, date) = (t("Uppgift"), t("Svar"), t("Datum"))
        noAnswer = t("Inget svar ännu.")
        writeHere = t("Skriv ert svar här.")
        pictureWithoutAlt = t("Bild utan beskrivning")
        pictureMissing = t("Bilden saknas.")
    }

    /// What stands first on a form to write on in Word.
    package static func instructions(_ t: (Phrase) -> String) -> [String] {
        [
            t(
                "Skriv varje svar under sin fråga, där det står ”Skriv ert svar här.” Ta bort den raden när ni börjar."
            ),
            t("Ändra inte frågornas rubriker. Det är på dem vi känner igen vilken fråga ett svar hör till."),
            t(
                "Ge varje bild en alternativtext som berättar vad den visar. Text i bilder räknas inte som svar."
            ),
            t("När ni är klara läser ni in filen på sidan för ert bidrag."),
        ]
    }
}
