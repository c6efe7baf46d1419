import Base
import Editions
import HTML
import Site

/// The sum, the share of each section, and the three judgements of the whole beside it (rules §5.2).
struct ProfileView {
    private let me: any Guard
    private let edition: Edition
    private let profile: Profile
    private let cross: [CrossCutting.Key: CrossJudged]

    init(
        _ me: any Guard, _ edition: Edition, _ levels: [String: ItemLevel], _ cross: [CrossCutting.Key: CrossJudged]
    ) {
        (self.me, self.edition, self.cross) = (me, edition, cross)
        profile = Profile(edition, levels)
    }

    private var t: Translator { me.t }

    @Markup var html: HTML {
        h2(t("Summa och profil"))
        div(.class("tiles few")) {
            tile(profile.sum.text(me.language), t("av \(Rubric.pointsMax) poäng"))
            tile(profile.band?.name(me.language) ?? "–", t("band"))
            for judgement in edition.rubric.crossCutting {
                tile(cross[judgement.key]?.level.text(me.language) ?? "–", judgement.name(me.language))
            }
        }
        sections
        advice
    }

    private var sections: HTML {
        Table(
            t("Områden"), [t("Område"), t("Andel"), t("Poäng"), t("Nivå")], numeric: [2, 3],
            rows: profile.sections.map { share in
                [
                    HTML(share.name(me.language)),
                    element(
                        "meter", [.min("0"), .max("100"), .value(String(share.percent)), .aria(.label, share.name(me.language))],
                        "\(share.percent) %") + HTML(" \(share.percent) %"),
                    HTML(t("\(share.points.text(me.language)) av \(share.pointsMax)")),
                    HTML(share.level.text(me.language)),
                ]
            }
        ).html
    }

    private var advice: HTML {
        let advice = FarEnough(profile, cross: cross.mapValues(\.level), enough: edition.rubric.enough)
        return details {
            summary(t("Råd till domarkommittén"))
            if advice.suggestsAward {
                p(t("Arbetet har kommit tillräckligt långt enligt bedömningen."))
            } else {
                p(t("Arbetet når inte de föreslagna gränserna:"))
                ul { for shortfall in advice.shortfalls { li(t(shortfall.phrase(me.language))) } }
            }
            if advice.suggestsHonoraryMention {
                p(t("Spridningsvärdet är högt: överväg \(edition.words[.honoraryMention])."))
            }
            p(t("Gränserna är råd. Domarkommittén beslutar."), .class("soft"))
        }
    }
}
