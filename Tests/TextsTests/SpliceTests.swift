import Testing

@testable import Texts

/// The pieces that a history is made of.
@Suite struct SpliceTests {
    @Test("A piece holds what changed and no more, and never half a character")
    func pieces() {
        let sentence = "Vi möter barnen varje dag och frågar hur de har det."
        let longer = "Vi möter barnen varje dag och frågar noga hur de har det."
        #expect(Splice(from: sentence, to: longer) == Splice(atByte: 39, cutBytes: 0, text: "noga "))
        #expect(
            Splice(from: "en å i slutet av en lång rad", to: "en ä i slutet av en lång rad") == Splice(atByte: 3, cutBytes: 2, text: "ä"))
        #expect(Splice(from: sentence, to: sentence) == Splice(atByte: sentence.utf8.count, cutBytes: 0, text: ""))
    }

    @Test("A text that is mostly new is kept whole")
    func whole() {
        #expect(Splice(from: "", to: "Allt är nytt här") == nil)
        #expect(Splice(from: "Något helt annat", to: "Allt är nytt här") == nil)
        #expect(Splice(from: "abc", to: "") == nil)
    }

    @Test("Pieces of ten thousand random changes give the newer text back")
    func random() {
        var generator = SystemRandomNumberGenerator()
        let signs = Array("aåäö é😀👩‍👩‍👧—\n\"\\")
        for _ in 0..<10_000 {
            let old = String((0..<Int.random(in: 0...40, using: &generator)).map { _ in signs.randomElement(using: &generator)! })
            var new = Array(old)
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                let place = Int.random(in: 0...new.count, using: &generator)
                if Bool.random(using: &generator), place < new.count {
                    new.remove(at: place)
                } else {
                    new.insert(signs.randomElement(using: &generator)!, at: place)
                }
            }
            guard let splice = Splice(from: old, to: String(new)) else { continue }
            #expect(splice.applied(to: old) == String(new))
        }
    }

    @Test("A piece of another text is refused")
    func foreign() {
        #expect(Splice(atByte: 10, cutBytes: 0, text: "x").applied(to: "kort") == nil)
        #expect(Splice(atByte: 1, cutBytes: 0, text: "x").applied(to: "å") == nil)
    }
}
