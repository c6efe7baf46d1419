import Base
import Foundation
import Testing

@Suite("Swedish in writing (rules §4.10)")
struct SwedishTests {
    let day = Day("2024-05-17")!

    @Test(
        "A whole number is read with whatever stands before it for a minus",
        arguments: [
            ("-12", -12), ("−12", -12), ("–12", -12), ("— 12", -12), ("\u{2011}12", -12), ("12 000", 12_000),
            ("\u{A0}–1\u{202F}200", -1_200), ("0", 0),
        ])
    func wholeNumbers(text: String, number: Int) {
        #expect(Swedish.wholeNumber(text) == number)
    }

    @Test("What is no whole number is nil", arguments: ["", "–", "--12", "12–", "1–2", "tolv", "1,5", "99999999999999999999"])
    func noNumbers(text: String) { #expect(Swedish.wholeNumber(text) == nil) }

    @Test("Dates and clocks")
    func dates() {
        #expect(Swedish.short(day) == "17 maj")
        #expect(Swedish.long(day) == "17 maj 2024")
        #expect(Swedish.withWeekday(day) == "fredag 17 maj 2024")
        #expect(day.text == "2024-05-17")
        #expect(Swedish.clock(TimeOfDay(9, 0)!) == "kl. 9.00")
        #expect(Swedish.span(TimeOfDay(9, 0)!, TimeOfDay(10, 0)!) == "9.00–10.00")
        #expect(Swedish.span(TimeOfDay(13, 0)!, TimeOfDay(14, 0)!) == "13.00–14.00")
        #expect(Swedish.moment(Instant("2024-05-17T21:59:59.000Z")!) == "17 maj 2024 kl. 23.59")
        #expect(Swedish.momentToTheSecond(Instant("2024-05-17T21:59:59.000Z")!) == "17 maj 2024 kl. 23.59.59")
    }

    @Test(
        "Numbers are grouped with no-break spaces and have a true minus",
        arguments: [
            (0, "0"), (999, "999"), (1_000, "1\u{A0}000"), (95_000, "95\u{A0}000"), (100_000, "100\u{A0}000"),
            (-12, "−12"), (-1_234_567, "−1\u{A0}234\u{A0}567"),
        ])
    func numbers(_ number: Int, text: String) {
        #expect(Swedish.number(number) == text)
    }

    @Test("The least number is written too")
    func least() {
        #expect(Swedish.number(.min) == "−9\u{A0}223\u{A0}372\u{A0}036\u{A0}854\u{A0}775\u{A0}808")
    }

    @Test(
        "Decimals have a comma, whole numbers none",
        arguments: [(515, "51,5"), (510, "51"), (-5, "−0,5"), (12_345, "1\u{A0}234,5")])
    func decimals(_ tenths: Int, text: String) {
        #expect(Swedish.decimal(tenths) == text)
    }

    @Test("Order ends with å ä ö, parts v from w, takes é as e and ü as y, and is blind to case")
    func order() {
        let names = [
            "Örby", "wallin", "Åsö", "Ärla", "vikt", "Zinken", "Vik", "édith", "Eda", "erik", "yxa", "Müller",
            "Mylius", "Muta", "Myr", "ad",
        ]
        #expect(
            names.sorted(by: Swedish.comesBefore)
                == [
                    "ad", "Eda", "édith", "erik", "Muta", "Mylius", "Müller", "Myr", "Vik", "vikt", "wallin",
                    "yxa", "Zinken", "Åsö", "Ärla", "Örby",
                ])
        #expect(Swedish.order("Förskolan", "FÖRSKOLAN") == .orderedSame)
    }

    @Test("æ stands with ä and ø with ö")
    func neighbours() {
        #expect(
            Swedish.comesBefore("Å", "Æ") && Swedish.comesBefore("Æ", "Ö") && Swedish.comesBefore("Ä", "Ø"))
    }

    @Test("A phrase has holes for its key and no-break spaces in its numbers")
    func phrase() {
        let phrase: Phrase = "Ni har \(95_000) tecken till \(day, .withWeekday), året \(plain: 2024)"
        #expect(phrase.key == "Ni har {} tecken till {}, året {}")
        #expect(phrase.swedish == "Ni har 95\u{A0}000 tecken till fredag 17 maj 2024, året 2024")
        #expect(Phrase(key: "{} {}", arguments: [.text("{}"), .text("b")]).swedish == "{} b")
    }
}
