import Server

await Rodatraden.main()
