import ArgumentParser
import Server

await Rodatraden.main()
