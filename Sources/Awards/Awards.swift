package import Accounts
package import Site
package import Store

/// The jury's cases, votes and decisions, secret until the ceremony (R110–R116).
///
/// What others may ask stands in `AwardResults.swift`, where the embargo is kept.
package struct Awards: Slice {
    package static let migrations = awardTables

    /// How an act that weighs is done: told to all of the office, by two where the installation asks for it.
    let weighty: WeightyActs

    package init(weighty: WeightyActs) { self.weighty = weighty }

    package func routes(_ routes: inout Routes) {
        routes.get("/jury", myJury)
        routes.get("/jury/:year", juryList)
        routes.get("/jury/:year/:entry", juryCase)
        routes.post("/jury/:year/:entry/rost", bodyBytesMax: formBytesMax, castVote)
        routes.post("/jury/:year/:entry/jav", bodyBytesMax: formBytesMax, recuse)
        routes.post("/jury/:year/:entry/beslut", bodyBytesMax: formBytesMax, decideAsChair)
        routes.post("/jury/:year/klass/:class/ingen", bodyBytesMax: formBytesMax, emptyClassAsChair)
        routes.post("/jury/:year/klass/:class/ater", bodyBytesMax: formBytesMax, takeBackAsChair)

        routes.get("/kansli/:year/jury", officeList)
        routes.get("/kansli/:year/jury/:entry", officeCase)
        routes.post("/kansli/:year/jury/:entry/beslut", bodyBytesMax: formBytesMax, decideAsOffice)
        routes.post("/kansli/:year/jury/:entry/jav/:person/ater", liftRecusal)
        routes.post("/kansli/:year/jury/klass/:class/ingen", bodyBytesMax: formBytesMax, emptyClassAsOffice)
        routes.post("/kansli/:year/jury/klass/:class/ater", bodyBytesMax: formBytesMax, takeBackAsOffice)
        routes.get("/kansli/:year/jury/ledamoter/:person", memberPage)
        routes.post("/kansli/:year/jury/ledamoter/:person", bodyBytesMax: formBytesMax, saveMember)
    }
}

private let formBytesMax = 64 * 1024
