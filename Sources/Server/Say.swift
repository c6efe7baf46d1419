import Foundation

/// Prints a line at once, also when the output is a pipe or a file.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
