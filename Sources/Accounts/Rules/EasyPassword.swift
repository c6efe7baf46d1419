import Base
import Foundation

/// Whether a password is one that is guessed first: a common one, however it is dressed up, or one with the person's or the
/// award's own name in it.
enum EasyPassword {
    /// So many letters must be left when the common words are taken away.
    static let ownLettersMin = 4
    /// The shortest and the longest of `CommonWords`.
    private static let (ordinaryLettersMin, ordinaryLettersMax) = (5, 30)
    /// Shorter parts of a name stand in ordinary words.
    private static let namePartLettersMin = 4
    private static let award = ["kvalitetsutmärkelse", "kvalitetsutmarkelse", "rödatråden", "rodatraden"]

    /// Whether it holds the award's name, or the person's name or address, or a part of them.
    static func holdsName(_ text: String, of name: String, _ email: String) -> Bool {
        let small = text.lowercased()
        let (plain, disguised) = (letters(small), letters(undisguised(small)))
        let local: Substring = email.prefix { $0 != "@" }
        let words: [String] = (parts(of: name) + parts(of: String(local))).filter { $0.count >= namePartLettersMin }
        let names: [String] = award + words + [letters(name.lowercased())].filter { !$0.isEmpty }
        return small.contains(email.lowercased()) || names.contains { plain.contains($0) || disguised.contains($0) }
    }

    private static func parts(of name: String) -> [String] { name.lowercased().split { !$0.isLetter }.map(String.init) }

    /// Whether next to nothing is left of it without common words, digits and signs, whether these stand for letters or not.
    static func isCommon(_ text: String) -> Bool {
        let small = text.precomposedStringWithCompatibilityMapping.lowercased()
        // "b4rc3l0na12345": the signs within stand for letters, those at the ends for nothing.
        let core = String(small.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed())
        return [small, undisguised(small), undisguised(core)].contains { isBare(letters($0)) || isOneOrTwo(letters($0)) }
    }

    /// Whether one ordinary word or two, however often, are next to all of it. Three or more that do not belong together are a good password.
    private static func isOneOrTwo(_ letters: String) -> Bool {
        let found = ordinary(in: letters)
        return found.contains { first in
            let rest = letters.replacing(first, with: "")
            return rest.count < ownLettersMin || found.contains { rest.replacing($0, with: "").count < ownLettersMin }
        }
    }

    /// The words of the long list that stand in it.
    private static func ordinary(in letters: String) -> Set<String> {
        let all = Array(letters)
        var found: Set<String> = []
        for start in all.indices {
            for end in all.indices where end >= start + ordinaryLettersMin - 1 && end < start + ordinaryLettersMax {
                let word = String(all[start...end])
                if CommonWords.all.contains(word) { found.insert(word) }
            }
        }
        return found
    }

    private static func isBare(_ letters: String) -> Bool {
        if Set(letters).count < ownLettersMin || rows.contains(where: { $0.contains(letters) }) { return true }
        let rest = words.reduce(letters) { $0.replacing($1, with: "") }
        return rest.count < ownLettersMin
    }

    private static func letters(_ text: String) -> String { text.filter(\.isLetter) }

    /// Signs that stand for letters.
    private static func undisguised(_ text: String) -> String { String(text.map { disguises[$0] ?? $0 }) }

    private static let disguises: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "€": "e",
    ]

    /// Rows of the keyboard and the alphabet, twice over, since they are often written so.
    private static let rows = [
        "qwertyuiopå", "asdfghjklöä", "zxcvbnm", "qwertyuiopasdfghjklzxcvbnm", "qwertyuiopåasdfghjklöäzxcvbnm",
        "qazwsxedcrfvtgbyhnujmikolp",
        "abcdefghijklmnopqrstuvwxyzåäö",
    ].flatMap { [$0 + $0, String($0.reversed()) + String($0.reversed())] }

    /// The words that passwords are most often made of, in English and Swedish, the longest first.
    private static let words = Set(list.split(whereSeparator: \.isWhitespace).map(String.init)).sorted { ($1.count, $0) < ($0.count, $1) }

    private static let list = """
        password passwort passord lösenord losenord lösen losen hemligt hemlig hemlighet secret admin administrator
        administratör root user användare anvandare login loggain logga guest gäst test tester testing testar prova demo
        default changeme change welcome välkommen valkommen letmein letme access master hello hej hejhej hejsan
        qwerty qwertyuiop qwert asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qaz wsx edc qazwsx qweasd qweasdzxc asdasd qwe asd zxc
        abc abcd abcde abcdef iloveyou ilove loveyou love lovely jagälskardig jagalskardig älskar alskar älskling alskling
        monkey dragon football baseball basketball soccer hockey fotboll ishockey superman batman spiderman pokemon starwars
        princess prinsessa sunshine solsken shadow killer freedom frihet trustno trustnoone whatever computer dator internet
        google facebook instagram youtube microsoft windows apple samsung iphone android linkedin
        michael jordan jessica jennifer ashley charlie daniel thomas andrew joshua matthew robert anders johan erik lars
        karl maria anna emma sara elin linda malin sofia mamma pappa mormor morfar farmor farfar familj familjen barnen
        summer sommar winter vinter spring våren vår autumn fall höst host januari februari mars april maj juni juli augusti
        september oktober november december january february march june july august october monday tuesday wednesday thursday
        friday saturday sunday måndag mandag tisdag onsdag torsdag fredag lördag lordag söndag sondag
        sverige sweden svensk svenska stockholm stockholms göteborg goteborg malmö malmo uppsala staden stad city kommun
        kommunen nämnd namnd nämnden kansli kansliet kvalitet quality utmärkelse utmarkelse utmärkelsen award röda roda tråden
        traden tråd trad redthread aik djurgården djurgarden djurgårn djurgarn hammarby bajen ifk
        förskola forskola förskolan forskolan skola skolan chef chefen enhet enheten arbete jobb jobbet
        cookie banana banan choco choklad cheese pepper ginger flower blomma purple orange silver golden yellow mustang
        ferrari porsche volvo corvette harley ranger hunter tigger maggie buster
        midsommar jul julafton tomten påsk pask sommarlov semester kaffe fika bulle kanelbulle smultron blåbär blabar
        ett två tva tre fyra fem sex sju åtta atta nio tio one two three four five six seven eight nine ten
        """
}
