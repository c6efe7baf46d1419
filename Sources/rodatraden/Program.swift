import ArgumentParser
import Server

@main
struct Program {
    static func main() async { await Rodatraden.main(nil) }
}
