extension Fields {
    func section() -> Section {
        Section(
            key: key(), name: text("name"), lead: texts("lead"),
            questions: list("questions") { $0.question() })
    }

    private func question() -> Question {
        Question(
            number: integer("number", 1...999), title: title(), text: text("text"),
            goalsInFull: has("goalsInFull") ? integer("goalsInFull", 1...100) : nil,
            form: has("parts") ? .parts(list("parts") { $0.part() }) : .whole(asked()))
    }

    private func part() -> Question.Part {
        Question.Part(letter: string("letter"), title: title(), text: text("text"), asked: asked())
    }

    private func title() -> Text { text("title") }

    private func asked() -> Question.Asked {
        Question.Asked(
            help: text("help"), kind: choice("kind", AnswerKind.self),
            points: integer("points", 1...Rubric.pointsMax))
    }
}

extension Fields {
    func rubric() -> Rubric {
        let dimensions = fields("dimensions") { fields in
            (how: fields.list("how") { $0.dimension() }, result: fields.list("result") { $0.dimension() })
        }
        return Rubric(
            levels: list("levels") { $0.level() },
            howDimensions: dimensions.how, resultDimensions: dimensions.result,
            caps: list("caps") { $0.cap() },
            crossCutting: list("crossCutting") {
                CrossCutting(
                    key: $0.choice("key", CrossCutting.Key.self), name: $0.text("name"), text: $0.text("text"))
            },
            enough: fields("enough") { $0.enough() },
            bands: list("bands") {
                Band(from: $0.integer("from", 0...Rubric.pointsMax), name: $0.text("name"))
            },
            showsPointsToUnit: boolean("showsPointsToUnit"))
    }

    private func level() -> Level {
        Level(
            level: integer("level", Rubric.levels), name: text("name"), how: text("how"), result: text("result"))
    }

    private func dimension() -> Dimension { Dimension(key: key(), name: text("name")) }

    private func cap() -> Cap {
        let (hasKind, hasItems) = (has("kind"), has("items"))
        if hasKind == hasItems {
            findings.refuse(place, "Ett tak gäller antingen en sort (”kind”) eller vissa svar (”items”).")
        }
        return Cap(
            key: key(), text: text("text"),
            scope: hasItems ? .items(strings("items")) : .kind(hasKind ? choice("kind", AnswerKind.self) : .how),
            levelMax: integer("levelMax", Rubric.levels),
            levelMaxForNewUnit: has("levelMaxForNewUnit") ? integer("levelMaxForNewUnit", Rubric.levels) : nil)
    }

    private func enough() -> Enough {
        Enough(
            pointsMin: integer("pointsMin", 0...Rubric.pointsMax),
            sectionPercentMin: integer("sectionPercentMin", 0...100),
            threadMin: integer("threadMin", Rubric.levels),
            honorarySpreadMin: integer("honorarySpreadMin", Rubric.levels))
    }
}
