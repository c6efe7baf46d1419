package import Store

/// What the lists of other rooms ask about the texts of each of their rows: pieces of SQL. `owner` is the column that holds the owner's
/// id in the list's query.
package enum TextColumns {
    /// How many parts hold text.
    package static func written(_ kind: TextOwner.Kind, of owner: SQL) -> SQL {
        "(SELECT count(*) FROM standing_text WHERE \(rows(kind, owner)) AND standing_text.characters > 0)"
    }

    /// Whether any part holds text.
    package static func isWritten(_ kind: TextOwner.Kind, of owner: SQL) -> SQL {
        "EXISTS (SELECT 1 FROM standing_text WHERE \(rows(kind, owner)) AND standing_text.characters > 0)"
    }

    /// The characters of all parts but one.
    package static func characters(_ kind: TextOwner.Kind, of owner: SQL, except item: String) -> SQL {
        """
        (SELECT CAST(coalesce(sum(standing_text.characters), 0) AS INTEGER) FROM standing_text
            WHERE \(rows(kind, owner)) AND standing_text.item <> \(item))
        """
    }

    /// The revision that stands in a part; 0 when nothing is written.
    package static func revision(_ kind: TextOwner.Kind, of owner: SQL, item: SQL) -> SQL {
        """
        coalesce((SELECT standing_text.revision FROM standing_text WHERE \(rows(kind, owner)) AND standing_text.item = \(item)), 0)
        """
    }

    /// How many parts hold a figure.
    package static func withFigures(_ kind: TextOwner.Kind, of owner: SQL) -> SQL {
        "(SELECT count(*) FROM standing_text WHERE \(rows(kind, owner)) AND standing_text.document LIKE '%{\"type\":\"figure\"%')"
    }

    /// Whether what `name` holds, the id of a picture, stands in any part.
    package static func names(_ name: SQL, _ kind: TextOwner.Kind, of owner: SQL) -> SQL {
        "EXISTS (SELECT 1 FROM standing_text WHERE \(rows(kind, owner)) AND standing_text.document LIKE '%' || \(name) || '%')"
    }

    private static func rows(_ kind: TextOwner.Kind, _ owner: SQL) -> SQL {
        "standing_text.owner_kind = \(kind.name) AND standing_text.owner = \(owner)"
    }
}
