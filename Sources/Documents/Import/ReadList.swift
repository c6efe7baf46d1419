import RichText

/// A list as it is read, before it is known where it ends.
struct ReadList {
    struct Item {
        var blocks: [Block]
        /// Bookmarks within: "16a", or `BookmarkMark.continued`.
        var marks: [String]
    }

    /// The first number; nil for a list of points.
    let start: Int?
    let isLettered: Bool
    var items: [Item]

    /// Whether it is really a further paragraph of the item before.
    var continues: Bool { items.first?.marks.contains(BookmarkMark.continued) ?? false }

    var hasQuestions: Bool { items.contains { $0.marks.contains { $0 != BookmarkMark.continued } } }

    var block: Block { block(items.indices) }

    func block(_ range: Range<Int>) -> Block {
        let items = items[range].map { ListItem($0.blocks) }
        guard let start else { return .bulletList(items) }
        return .numberedList(start: max(1, min(PandocReading.listStartMax, start + range.lowerBound)), items)
    }
}

/// Joins what the converter has parted: a list, a further paragraph of its last item, and the rest of the list.
struct ListJoiner {
    private var open: ReadList?
    private var wasContinued = false

    /// - Returns: the list that ends where this one begins, if one does.
    mutating func add(_ list: ReadList) -> ReadList? {
        guard var before = open, !list.items.isEmpty else { return start(list) }
        if list.continues {
            before.items[before.items.count - 1].blocks += list.items[0].blocks
            before.items += list.items.dropFirst()
        } else if wasContinued, goesOn(before, with: list) {
            before.items += list.items
        } else {
            return start(list)
        }
        wasContinued = true
        open = before
        return nil
    }

    /// What is not a list has come.
    mutating func end() -> ReadList? {
        defer { (open, wasContinued) = (nil, false) }
        return open
    }

    private mutating func start(_ list: ReadList) -> ReadList? {
        defer { (open, wasContinued) = (list.items.isEmpty ? nil : list, false) }
        return open
    }

    private func goesOn(_ before: ReadList, with list: ReadList) -> Bool {
        guard let start = before.start else { return list.start == nil }
        return list.start == start + before.items.count
    }
}
