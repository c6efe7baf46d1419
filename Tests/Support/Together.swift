/// Runs `count` bodies at once, numbered from 0; answers each one's error, or nil.
public func together(
    _ count: Int, _ body: @escaping @Sendable (Int) async throws -> Void
) async throws -> [(any Error)?] {
    await withTaskGroup(of: (Int, (any Error)?).self) { group in
        for number in 0..<count {
            group.addTask {
                do { try await body(number) } catch { return (number, error) }
                return (number, nil)
            }
        }
        return await group.reduce(into: Array(repeating: nil, count: count)) { $0[$1.0] = $1.1 }
    }
}
