package import Store

/// Everything that several people write together: what stands, every version that led there, and what is said about it.
///
/// A text belongs to an owner, which its slice names; who may read and write it the owner's `TextGate` says.
package enum Texts {
    package static let migrations = textMigrations
}
