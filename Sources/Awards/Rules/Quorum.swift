package import Base

/// Whether enough of the jury decide a case (Q9): at least half of its members, and nobody who is out by conflict.
package struct Quorum<Person>: Sendable {
    package let members: Set<ID<Person>>
    package let recused: Set<ID<Person>>

    package init(members: Set<ID<Person>>, recused: Set<ID<Person>>) {
        (self.members, self.recused) = (members, recused.intersection(members))
    }

    /// Half of all members, rounded up; never fewer than one.
    package var presentMin: Int { max(1, (members.count + 1) / 2) }

    /// Who may be present when the case is decided.
    package var entitled: Set<ID<Person>> { members.subtracting(recused) }

    /// Throws a refusal on the field `narvarande`.
    package func check(_ present: Set<ID<Person>>) throws(Refusal) {
        if !present.isDisjoint(with: recused) {
            throw Refusal("Den som är jävig kan inte delta i beslutet.", field: "narvarande")
        }
        let count = present.intersection(members).count
        if count < presentMin {
            throw Refusal(
                "Minst hälften av domarkommittén ska delta i beslutet: \(presentMin) av \(members.count). Nu är det \(count).",
                field: "narvarande")
        }
    }
}
