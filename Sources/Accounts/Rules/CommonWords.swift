/// Words that passwords are made of, five letters or more, in English and Swedish: the bases of the most used passwords, first names,
/// clubs, places, animals, food and everyday words.
///
/// The English ones are chosen from the lists of zxcvbn 4.4.28, Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc., under the MIT
/// licence; the Swedish ones are our own. Ordinary words may stand here, for a password is refused only when one or two of
/// them are all that there is (`EasyPassword`).
enum CommonWords {
    static let all = Set(list.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let list = """
        aaliyah aardvark aaron aberdeen abgrtyu about above abraham absolut absolutely academy accept accident accord according achilles across acting action actually
        adams addition adgjmptw adidas adminadmin admit adonis adrian adrienne advice aezakmi afraid after afternoon again against agent aggies agnes agneta agree
        ahead aikido airborne airbus aircraft airforce airplane alabama alaska albatros albert alberta alberto albin albion album aldreomsorg alejandr alejandro
        aleksandr aleksandra aleksey alexande alexander alexandr alexandra alexis alfons alfonso alfred alfredo algen alibaba alice alicia aliens alison alive allen
        allison allmine allsop allstar allsvenskan almost alone along alonzo alpha alphabet alpine already alright alskade although alton alucard alvin alvsjo always
        amadeus amanda amateur amazing amazon amber amelia america american amina among amsterda amsterdam anaconda anakin analsex anarchy anderson andersson andre
        andrea andreas andrei andres andrey andromeda anette anfield angel angela angelica angelo angels angie angry angus anhyeuem animal anime anita anneli annette
        annica annie annika announced another answer anthony antoinette anton antonia antonio anubis anvandarnamn anybody anymore anyone anything anyway anywhere
        apache apart apartment apelsin apollo apologize apparently appeared applepie apples appointed appreciate approximately aquarius aragorn arbetet archie areas
        arizona arjay arlene armando armani around arsenal arsta artemis arthur artur arturo arvid asdfasdf asdfg asdfghj asdfghjk asdfjkl asdzxc askan asked asking
        aspire aspirine assassin assfuck asshole assholes assman association assword asterix astrid astros atlanta atlantis atomic attention aubrey auburn audia
        audrey aussie austin australi australia australian available avalanch avalon avatar avenger average avicii awarded awards awesome awful axelsson azamat azerty
        azsxdc azsxdcfv babes babyblue babyboy babydoll babyface babygirl babylon bacardi backdoor badass badboy baddog badger badgirl baggins bagira bailey baker
        baller balloon balloons balls bamse bananas banane bandit bandy bangkok banker banshee barbie barbro barcelon barcelona barefoot barkley barnes barnet barney
        barry barsik based basket basketba bassman basta bastard bastis bastu baten battle bayern beaches beagle beamer beaner beanie beast beastie beatles beatrice
        beautifu beautiful beauty beaver beavis bebis bebisen became because beckham becky become beefcake beemer beetle before began behind being believe belinda
        benfica bengals bengt bengtsson benjamin bennett bennie benny beowulf beretta berget berggren berglund bergman bergstrom bergström berit berlin bernadette
        bernard bernice bertha bertil besides bessie bethany better betty between beulah beverly bhbirf bibliotek biblioteket bicycle bigass bigballs bigbear bigbird
        bigboobs bigboy bigcock bigdaddy bigdick bigdog bigfoot biggie biggles bigguy bigmac bigman bigmike bigmoney bigone bigred bigsexy bigtime bigtits bikini
        bilen billie billy billybob billyboy bimmer bingo birdie birdman birgit birgitta birthday biscuit bitch bitches biteme bizkit bjork bjorn bjornborg bjornen
        björk björn björnborg björnen black blackbir blackcat blackdog blackhaw blackie blackjac blackjack blacks blacky blade blades blahblah blake blame blanca
        blanche blaster blazer blekinge blessed blessing blink blixten blizzard blommor blonde blondes blondie blood blowjob blowme bluebird blueboy bluedog blueeyes
        bluemoon blues bluesky blåklocka board bobafett bobbie bobcat bocker boeing bogart bogdan bogey bohica bohuslan bohuslän bokmal bollocks bollox bomber bondage
        bonehead boner bones bonjour bonkers bonnie bonsai boobie boobies booger boogie books bookworm boomer bootie boots booty boras boricua borås bosco bosse
        bossman boston bother botkyrka bought bounce bowler bowling boxing boxster boyfriend bradford bradley brandi brandkår brando brandon brandy brasil braves
        brazil break breakfast breast breasts breeze brenda brendan brent brett brian bridge bridget brighton bring bristol british britney britt britta brittany
        broke broken brollop bromma brommapojkarna bronco broncos brooke brooklyn brooks brorsa brorsan brother brought brown brownie browns bruce brucelee bruins
        brutus bryan bryant brynas brynäs bröllop bubbas bubble bubbles bucket buckeye buckeyes bucks buckshot buddah buddha buddie buddy budget budlight budman
        budweise buffalo buffett buffy bugger builder building built bulldog bulldogs bullerbyn bullet bullseye bullshit bunghole bunny burger business bussen butch
        butler butter butterfl butterfly butthead butthole buttman buttons buzzard byron byteme bytlosenord bytlösenord bytmig bästa bästis båten böcker cabbage
        cactus cadillac caesar caleb calgary calico caliente californ california caligula called calling calls calvin camaro cambiami camel camelot camels cameron
        camilla campaign campbell canada canadian cancer cancun candace candice candle candyman cannot canon cantona capital capone captain caramel cardinal career
        careful carina carla carlos carlton carly carmen carol carole carolina caroline carolyn carpet carrera carrie carrot carter cartman cartoon casanova caserta
        casey casino casper cassandra cassie catarina catch catdog catfish catherin catherine cathy catman caught cause cavalier caveman ccbill cdtnkfyf cecil cecilia
        cedric celeron celia celica celine celtic celtics census center central centre century cerberus certainly cesar cessna cfitymrf cgfhnfr chainsaw champ
        champagne champion championship champs chance changed chaos character charge charger chargers charlene charles charli charlott charlotta charlotte charlton
        charly charmed chaser cheater check cheers cheetah chelsea cherokee cherry cheryl chester chevelle chevrole chevy chewie cheyenne chicago chicken chickens
        chicks chico chief chiefs child children china chinese chinook chipper chips chivas chloe chocolat chocolate choice chokladboll chopper chris chrisbln chrissy
        christ christer christia christian christin christina christine christmas christop christopher christy chrome chronic chrono chuang chubby chuckie chuckles
        chucky chunky church cicero cigars cinder cindy cinnamon citron civil cjkysirj cjkywt claire clancy clapton clara clarence clarinet clark class classic claude
        claudia clayton clean clear clemson clevelan clifford clifton clint clinton clipper clitoris close clothes cloud clouds clover clyde coach coast cobra
        cocacola cocks coconut coffee cohiba coleman colin colleen college collins colombia colorado colors coltrane comes comet coming commando committee common
        community company compaq competition completed completely compute concerned concrete condom condor conference congratulations connect connie connor conny
        conrad considered constance construction consumer continued control conversation cookies cooldude cooler coolguy coolio coolman cooper cooter copper corey
        cornelia cornelius corona corrado correcthorsebatterystaple cosmo cosmos cosworth cougar could council count counterstrike countries country county couple
        course court courtney cowboy cowboys coyote cracker craig crane crawford crazy crazybab creampie creamy created creative cricket crime crimson cristian
        critter crjhgbjy cruise cruiser crunch crusader crysis crystal cthulhu cthutq cubbies cubswin cuddles cumming cumshot cupcake curious current currently curtis
        custom cutlass cutter cxfcnmt cyber cyclone cyclops cykel cykeln cynthia cypress daewoo dagen dagger dagmar daisy dakota dalarna dalejr dallas damkronorna
        dammit damnit damon dance dancer danger dangerous danie daniela danielle danielsson daniil danila danni danny dannyboy dansa danzig darin darkman darkness
        darkside darkstar darlene darling darnell darrel darrell darren darrin darryl daryl databas datorn daughter david davids davis daytona dbrnjh dbrnjhbz
        deadhead deadman deanna death debbie deborah debra debut decide decision deejay deepthroat deeznuts deeznutz defender defiant definitely deftones degerfors
        degree delbert delete delfin della delores delphi delta deluxe demon denali denise deniska dennis department depeche derek derrick described desert deserve
        design designed designer desire deskjet despite destiny destroy detective detroit developed development devil devildog devils devin dewey dexter dfcbkbq
        dfkthbz dfkthf dfktynbyf dfvgbh dharma diablo diamond diamonds diana diane dianne dickhead dicks diehard diesel dietcoke difference different difficult digger
        diggler digital dilbert dildo dilligaf dinamo dingdong dinner dinosaur directed director discover discuss disney district diver divine division djavul djävul
        dkflbckfd dkflbvbh doberman doctor doden dodge dodger dodgeram dodgers dogfood doggie doggy doghouse dogman doing dollar dollars dolores dolphin dolphins
        domingo dominic dominick domino donald donkey donna donnie donuts doobie doodle doogie dookie doris dorothy dorren doubt doughboy douglas dracula drago
        dragonball dragons dragoon drake draken dream dreamer dreams dress drink drive driver driving drizzt drommar droopy drottning drottningen drowssap drpepper
        drummer drömmar drömmen dthjybrf duane dublin ducati duchess dumbass dumbom durango during duster dustin dutchess dvorak dwayne dwight dying döden dörren
        eagle eagles early earnest eastern eastside eatme eatpussy eatshit eclipse edgar edith edmund eduard eduardo education edvard edvin edward edwards edwin
        eeyore eileen einstein either ekaterina eklund ekonomi ekorre elaine elbert eleanor elected election electric elefant element elena eleonora elephant eleven
        elfsborg elias elijah elina elisabet elisabeth elizabet elizabeth ellinor elliot ellis elmer elsaanna elsie elvira elvis emanuel emelia emelie emerald emilia
        emililönneberga emilio emily eminem empire engage engineer england english engstrom engström enigma enjoy enough enrique enskede enter enterpri enterprise
        entire episode eraser erica erick ericsson erika eriksson ernest ernestine ernesto erotic erotica ervin escort eskilstuna especially espresso established
        ester esther eternal eternity ethel eugene eunice europa europe european evans evelina evelyn evening event events eventually everest everett everton every
        everybody everyone everything evidence exactly example excalibu except excuse exigen exigent exodus expect explain explorer express extreme fabian fabie
        fabric facial falcon falcons fallen fallout falukorv falun families family fannie fanny fantasy farbror farjestad farside farsta faster fatass fatboy fatcat
        father fatima fatman fault favor favorite feather featured features federal feeling feelings feels felicia felipe felix fender fernand fernando ferret fester
        festival fetish fghtkm ficken field fiesta fifty figaro fight fighter fighting figure figured filip filippa filmen filmjolk filmjölk films filter final
        finally finger finish finished fireball firebird firefly firefox fireman first fisher fishes fishing fiska fiske fisting fitness fittan fjaril fjäril
        fktrcfylh fktrcfylhf fktrctq flames flamingo flash flatron fletch flickan flipper floor floppy flora florence flores florian florida flounder floyd fluffy
        flyboy flyers flygplan folke follow followed following foobar footbal force forces fordf forest forever forfun forget forgive forgot forlat formed former
        formula forrest forsberg fortnite fortuna forward foryou fossil foster found founded fourth foxtrot france frances francesc francis francisco frank frankie
        franky frans fransson frasier freaks freaky freckles fredagsmys freddie freddy frederick fredrick fredrik fredriksson freeman freepass freeporn freeuser
        french frida friend friends fright frisco frisky fritidshem frodo frogger froggy frolunda front frontier frosty frozen frölunda fubar fucked fucker fuckers
        fuckface fuckher fucking fuckit fuckme fuckoff fuckthis fucku fuckyou fugazi funny funtime further fusion futbol future fyfcnfcbz fylhtq fytxrf färjestad
        fågel förlåt gabrie gabriel gabriell gabriella galaxy galina galore gambit gameover games gandalf gangbang gangsta gangster garcia garden garfield gargoyle
        garry gateway gator gators gavle gayle gbpltw gegcbr geheim gemini general genesis geneva genevieve genius gentlemen geoffrey george georgia gerald geraldine
        gerard gerardo gerda german germany geronimo gertrud gertrude gesperrt getmoney getsome getting gfhjkm ghbdtn ghbdtnbr ghetto ghjcnj ghjcnjnfr ghost giants
        gibson gilbert gilberto giorgi girlfriend girls gitarr gittan given giving gizmo gizmodo gjkbyf gladiator gladje gladys glass glenda glenn glomt gloria glädje
        glömt gmoney goalie goblin goblue goddess godfathe godfather godis godmorgon godnatt godsmack godzilla gofish goforit going goldfish goldstar goldwing
        golfball golfer golfing goliath gollum gomez gonavy gonna gonzales gonzalez gonzo goober goodboy goodluck goodtime goofy goose gopher goran gordon gorilla
        gosta gotcha gothic gotland gotohell gotta gotten government govols grace grady graham grand granny gravid great greatone green greenbay greenday greenlee
        greens gregor gregory gremlin grendel greta gretzky griffey griffin gringo grizzly grodan gromit groove groovy groucho ground group groups grumpy grundskola
        guadalupe guardian gubben guess guillermo guilty guiness guinness guitar gullet gullig gumman gundam gunilla gunnar gunnarsson gunner gunners gurka gustaf
        gustafsson gustav gustavo gwendolyn gymnasium gymnastik gävle göran gösta hacked hacken hacker hagersten hairy hakan hakansson halflife halland hallihallå
        hallo hallon hallå halmstad hambone hamburg hamburgare hamilton hamlet hammer hammers hampus hamster handboll handle hands handyman hanging haninge hanne
        hannibal hansolo hansson happen happened happening happens happy happyday harald hardcock hardcore hardon hardrock harold harriet harris harrison harry hasse
        hasselby hasten hattie havefun havet having hawaii hawaiian hawkeye hawkeyes haxan hayabusa hayes hazel health heard hearing heart hearts heather heaven
        heckfy hector hedda hedgehog hedvig heidi heineken hejda hejdå helen helena helene helge helgen hellfire helloo hellyeah helmer helmet helped helping helpme
        helsingborg helvete hemligheten hemma hemmet hemtjanst hemtjänst henderson hendrix henning henric henrik henriksson henry hentai herbert herbie hercules
        herman hermes hernandez herself hershey hesoyam hicks hidden highland hilda hilma himlen himself hiphop historic history hithere hitman hjarta hjartat hjvfirf
        hjärta hjärtat hobbes hobbit hokies holding holiday holly hollywoo holyshit homer homers homerun honda honest honey hongkong honor hooker hoosier hoosiers
        hooter hooters hoping hoppet horace horizon horndog hornet horney horny horrible horse horses hospital hosten hotboy hotdog hotel hotpussy hotred hotrod
        hotsex hotshot hotstuff hottie hours house howard however https hubert huddinge hughes human humlan hummer hunden hundred hungry hunting hurrican hurry
        husband huset husker huskers huskies husqvarna hustler hyperion häcken hägersten hässelby hästen häxan håkan håkansson hösten ibanez ibrahim ibrahimovic
        icecream iceman idiot idontkno idontknow iforgot igelkott ignacio iguana ihateyou illusion ilovesex iloveu iloveyo imagine immortal impala important include
        included includes including incubus independent india indian indiana indians indigo industry inferno infiniti infinity information ingegerd ingela ingemar
        inger ingrid ingvar ingves inloggning innebandy innocent insane insert inside instead institute integra intel interested interesting international intrepid
        intruder inuyasha involved irene irina irish ironman irvin irving isaac isabel isabell isabella isabelle isaksson island ismael israel italia ivanov ivanova
        iverson iwantu jabroni jackal jackass jackie jackoff jackson jacob jacqueline jacquelyn jagger jaguar jaime jakob jakobsson jamaica james jamesbon jamesbond
        jamie jammer janet janice janie janne jansson japan japanese jared jarhead jasmine jason jasper javier javla javlar jaybird jayden jayhawk jazzman jeanette
        jeanne jeannette jeffery jeffrey jenkins jennie jenny jerald jeremiah jeremy jericho jerker jerkoff jermaine jerome jerry jesper jessic jessie jester jesus
        jethro jewels jimbo jimbob jimmie jimmy jktymrf joakim joann joanna joanne johanna johannes johansson johnathan johnboy johnnie johnny johnson joined joker
        jokers jonas jonatan jonathan jonathon jones jonkoping jonsson jordgubbar jordgubbe jorge jorgen josef josefin josefine joseph josephine joyce jrcfyf juana
        juanita judge judith juggalo juice julen julgran julia julian julie julio julius jumper junebug jungle junior jupiter justdoit justice justin justme juventus
        jävla jävlar jönköping jönsson jörgen kaffekopp kahuna kajsa kakor kaktus kalleanka kalmar kalmarff kamikaze kangaroo kanin kaninen kansas karate karen karin
        karina karla karlek karlskrona karlsson karlstad karolina kashmir kasper katana katarina katerina katherine kathleen kathryn kathy katie katrin katrina katten
        kawasaki kayla kebab keeper keeping keith kelli kelly kelvin kendra kenneth kenny kenshin kenwood kenworth kerry kerstin kevin keyboard keystone keywest
        kickass kicker kidding killbill killed killen killers killing killme kimberly kinda kingdom kingfish kingkong kingpin kingston kinky kipper kirill kissen
        kisses kissme kista kitchen kitkat kitten kitty kittycat kittykat kjell klara klassen klaster klingon knickers knicks knights knopka knowing known knows
        knulla kodiak koenigsegg koket kolobok kompis kompisar kontor kontoret korsbar koshka kosmos kostya kotenok kottbullar kottbulle kramar krishna krista kristen
        kristi kristian kristianstad kristin kristina kristine kristoffer kristopher kristy kronor ktyjxrf kuken kulturskola kungen kungfu kungsholmen kusin kusinen
        kvallen kvällen kyssar kärlek kärleken kärlekslivet körsbär köttbullar köttbulle labrador labtec lacrosse ladies ladybug lagenhet laguna lakers lakrits lamar
        lance lancelot lancer langstrump language lansing lappland laptop larare lararen large largest larisa larry larsson lasagne laser lasse lastbil lasvegas
        lately later latino latoya latte laura lauren laurence laurie lawrence lawyer leading league learn learned least leather leave leavemealone leaving ledzep
        legacy legend legion legolas lejon leksand leland lennart lennon leona leonard leonid leopard leroy lesbian lesbians leslie lespaul lestat lester leticia
        letsgo letter letting lewis lexmark lexus liberty licker lickit lickme lidingo lidingö lidstrom lidström lifehack light lightnin lightning lights liked likes
        lilian lillaskutt lillemor lillian lillördag lindberg lindgren lindqvist lindsay lindsey lindstrom lindström lineage lingon linkoping linköping linnea linus
        lionel lionking liquid lisbeth listen listening little liverpoo liverpool lives livet living lizard lloyd lobster local located logan logitech lokomotiv
        lolipop lollipop london lonestar lonewolf longer longhorn lonnie looked looker looking looks looser lopez lopning loren lorenzo loretta lorraine losenordet
        loser losers losing louis louise loved loveit loveme lover loverboy lovers loves lovesex lovis lovisa lowell lower lowrider lucas lucia lucifer lucille lucky
        luckydog ludmila ludvig lukas lulea luleå luleåhockey lunch lundberg lundgren lundin lundqvist lussekatt luther lvbnhbq lycka lycklig lydia lying lynda lynne
        lägenhet längdskidor lärare läraren långstrump löpning lösenordet mabel mable macdaddy machine macross maddie maddog madeline madison madman madmax madness
        madonna maestro magazine magdalena maggot magic magick magicman magnum magnus magnusson magpie maiden mailcreated mailman majestic major makaveli makes making
        maksim malaka malcolm malibu malina mallard malmoff malmöff malte mamie management manchest manchester mandingo manen maniac manne manowar manson manuel
        manutd maradona marathon marcella marcia marco marcos marcus margaret margareta margarita margie margit marguerite marian mariana marianne marie mariette
        marika marilyn marina marine mariners marines marino mario marion marius marjorie market markus marlboro marlene marley marlon marriage married marry marsha
        marshall marta martha martin martina martinez martini marty marvin maryann maryjane massive maste matador match mathew mathias mathilda matilda matrix matter
        mattias mattie mattsson mature maureen maurice maverick maxell maxim maxima maximilian maximus maxine maxwell maybe mayday mayhem mazafaka mcdonald means
        meant meatball meathead meatloaf mechanic media medusa meeting megadeth megaman megan megapass megatron meister melanie melinda melissa melker mellon mellow
        melody melvin member members memorex memory memphis menace mention meowmeow mercedes mercury meridian merle merlin mermaid mersedes message metallic metallica
        mexico michae micheal michele michelle michigan mickey microlab micron microsof middle midget midnight midway might mighty miguel mikael mikey milana milano
        mildred milena military milla miller million milton minecraft minime minister minna minnie minute minutes mirage miranda miriam misfit mishka missed missing
        missy mistake mister mistress misty mitchell mittens mittlosenord mittlösenord mjolk mjölk mnbvcxz mobilen model modern mohamed mohammed molly moloko molson
        moltas moment momoney monaco monalisa mondeo money moneyman moneys mongoose monica monika monique monitor monke monkeys monopoly monster montana montgom
        months montreal moocow mookie moonlight moore moose moped morbror morgan morgon morning morot morpheus morris mortgage mortimer moscow moses moster motet
        mother motherfucker motherlode motorcykel motorola mountain mouse mouth moved movement movie moving mozart muffin mulder multiplelo mumin mumintrollet
        munchkin muppet murder muriel murphy murray muscle museum mushroom music musica musicman musik musse mussepigg mustangs mustard mybaby myers mylife mylove
        mypass myran myron myrtle myself mystic märta månen mötet nacka naked named nancy naomi napass napster naruto nascar nasty nastya natali natalie natasha
        nathalie nathan nathaniel national natten natverk naughty nebraska needs neither nellie nelson nemesis neptune nervous network nevada never newbie newcastl
        newlife newpass newport newyork nfnmzyf nicholas nichole nickel nicklas niclas nicola nicolas nicole night nikita niklas nikola nikolay niles nilsson nimrod
        niners ninja nintendo nipper nipple nipples nirvana nissan nitram nobody nofear nokia nolimit noodle noodles nookie nopass norma normal norman norrkoping
        norrköping norrland norrmalm north northern nothing notice novell nudist nugget number nuttertools nyckel nyckeln nyckelpiga nyjets nykoping nyköping nylons
        nymets nyttlosenord nyttlösenord nyårsafton nämndhuset nätverk oakland oasis obiwan oblivion obviously offer office official often ohyeah oilers oksana oland
        oldman oliver olivia olivier olofsson olsson omega omsorg onelove online onlyme opened openup operator optimus oracle oranges orchid order orebro organization
        orgasm orgryte original originally orioles orion orjan orlando ortiz orville oscar osiris oskar ostermalm ostersund ostmacka other others ottilia outkast
        outlaw outside overkill overlord owens oxford pablo pacers packard packer packers pacman padres paintbal paintball pakistan paladin pamela panama panasoni
        panasonic pancho panda pandora pannkaka pannkakor pantera panther panthers panties pantyhos panzer paper paradise paradox parents parker parola paron parrot
        party pascal passat passion passme passport passwd passwor passwords patches patient patric patricia patrick patrik patriot patriots patsy patterson patty
        paula paulina pauline pavilion peace peach peaches peanut peanuts pearl pearljam pebbles pedro peekaboo pegasus peggy pencil penguin penguins penis penny
        penthous pentium people pepparkaka pepsi percy perez perfect performance performed perhaps period pernilla perry person personal persson pervert peter
        peterpan peterson petra petter pettersson peugeot phantom philip philippe philips phillies phillip phillips philly phish phoebe phoenix phone photos phyllis
        piano pianoman picard picasso piccolo picked pickle pickles picture pictures piece piglet pikachu pillow pimpin pineappl pingpong pinhead pinkfloy pioneer
        pippen pippilångstrump pirate pirates pisces pissing pistol pitbull pizza pizzas place plane planet planning plans plastic platinum playboy played player
        players playing playtime please pleasure plumber plymouth pobeda point points poison poiuyt poiuytrewq pojken polaris police polina political polniypizdec
        polska pompey poncho ponnyn pontiac pontus poochie poodle poohbear pookie poontang pooper poopie pooter popcorn popeye popular population porkchop porno
        pornos pornstar porter portland portugal poseidon position possible possibly possum postal potatis potato powder powell power precious predator pregnant
        prelude presario present president presto preston pretty price primus prince princes prinsen prinsessan printer priscilla prison prissy private privet
        probably problem problems process prodigy produced production professional program project projekt promise promised prophet protect proud prove provided
        province proxy psycho public published puckot puddin pudding pumpkin punisher punkin punkrock puppies pupsik purdue pussar pussie pussies pussy pussycat
        pussys putter putting pyramid python päron påsken qawsed qawsedrf qazwsxed qazwsxedc qazwsxedcrfv qazxsw qazxswedc quantum quartz quattro queens question
        questions quick quiet quite qwaszx qwerasdf qwertyu qwertyui qwertyuio qwertz rabbit rabota racecar racer racerx rachael rachel racing radio rafael ragnar
        ragnarok raider raiders railway rainbow rainman raistlin ralph rambler rambo ramirez ramiro rammstein ramon ramona ramses rancid randal randall randolph
        random randy range rangers rapport raptor raring rascal rasdzv rasmus rasputin rasta rastaman rather raven ravens raymond rbhbkk rctybz reader reading ready
        realize realized really realmadrid reaper reason rebecca rebecka rebel rebels received record recorded records redalert redbull reddog redfish redhead redhot
        redline redman redneck redrum redskins redsox redwing redwings redwood reebok regina reginald region regnbage regnbåge regnet rektor relationship relax
        release released remained remember renault renegade reported rereirf rescue research respect result return returned reynolds rfhbyf rfnthbyf rfrnec rhbcnbyf
        rhfcjnrf rhonda ricardo richard richardson rickard rickey ricky riddare ridge ridiculous ridning right rightnow rights rikard rinkeby ripken ripper ripple
        river rivera rjirfrgbde rjntyjr rjycnfynby roadkill roadking roadrunn roberta roberto roberts robin robinson roblox robotech robyn rocker rocket rockets
        rockford rockhard rockon rocks rockstar rocky roderick rodman rodney rodolfo rodriguez rogelio roger rogers rogle roland rolando roller rolltide roman
        romashka rommel ronald ronaldo ronja ronjarövardotter ronnie rookie roosevelt rooster rootbeer rosalie rosanna rosebud rosemary rosie rotten round route rover
        rovers roxanne roxette royal royals rtyuehe rubber ruben rudolph rufus rules rulez rulezzz rumpa runescape runner running ruslan russell russia rustam rusty
        räven rögle sabbath sabina sabine sabres sabrina sadie safari sailboat sailing sailor saints sakerhet sakura salamander saleen sally salmon salomon salsero
        salvador salvatore samantha samiam sammy samson samuel samuelsson samurai sanchez sancho sandberg sanders sandiego sandman sandra sandro sandy sapper sapphire
        sarah saratoga sascha sasuke satan satana saturn sauron sausage saved sayang saying scania scanner scared scarface scarlet school schools science scooby
        scoobydo scooter scorpio scorpion scotch scotland scott scotty scout scrappy scream scruffy scuba scully seahawks seamus searay season seattle sebastia
        sebastian second seconds section security seeing seeker seemed segelbåt segla seinfeld sekreterare select selma semestern seminole semla semlor semperfi
        sentinel septembe serega serenity sergei sergey sergi sergio serien series serious seriously sersolution served server service services sesame several sexual
        sexygirl sexyman shado shaggy shall shalom shaman shamrock shane shaney shang shania shannon shaolin share shark sharks sharky sharon shasta shaun shaved
        shawn shazam sheila shelby sheldon shelia shelley shelly shemale sheri sheridan sherlock sherman sherri sherry sheryl shiloh shirley shithead shitty shoes
        shogun shoot shooter short shorty shotgun should showed showme showtime sidney siemens sierra sigge signe signed sigrid sigurd simba similar simmons simning
        simon simple simpson simpsons sinatra sinbad since single sinister sinner sirius sister sithlord sitting situation sixers sixten sjoberg sjukhus sjukhuset
        sjunga sjöberg skalman skane skarpnack skarpnäck skater skeeter skidoo skidor skidåkning skiing skinny skipper skippy skitbra skittles skogen skoldpadda
        skorpion skovde skrivbord skydive skyline skywalke skywalker skärm skåne sköldpadda skövde slacker slalom slappy slapshot slave slayer sleep sleeping sleepy
        slick slider slinky slipknot slottet smaland small smart smeghead smegma smell smelly smiles smiley smilla smith smiths smitty smoke smoker smokes smokey
        smokin smooth smorgas smudge småland smörgås snake snakes snalla snapon snapper snapple snatch sneakers snickers sniper snoop snoopdog snoopy snopp snowball
        snowboar snowboard snowman snuggles snälla sobaka social socialtjanst socialtjänst society socrates sodermalm sodertalje softball software soldier soleil
        solen sollentuna solna solnce solros solveig somebody somehow someone something sometimes somewhere sommaren sommarhus sommer songs sonia sonic sonics sonja
        sonny sonya sooners sophie soren sorry sotnos sound sounds south southern southpark sovrum space spaceman spaghetti spanga spank spanking spankme spanky
        sparkle sparky sparta spartak spartan spartans spawn speak speaker speaking special species spectrum speedy spela spelar spelet spell spend spider spiderma
        spidey spike spindel spirit spitfire splash splinter sponge spongebob spooky sports sprint sprite spunky spurs sputnik spyder spånga squash squirrel squirt
        srinivas stacey stacy stadsdel stadshus stadshuset staffan stage stalin stalker stallion stand standing stanley starbuck starcraft stardust starfire starfish
        stargate starköl starman starship start started starter starting startrek state states static station staying stealth steeler steelers stefan stefano stella
        stellan steph stephani stephanie stephen stereo sterlin steve steven stevens stewart stick sticks sticky still stimpy stina sting stinger stingray stinky
        stjarna stjärna stjärnan stocking stocks stonecol stoned stones stoney stopped store storm stormy story straight stranden strange stranger street strider
        strike striker stripper stuart stuck students studies studly study stuff stuga stugan stumpy stunner stupid sture style subaru sublime subway success sucker
        suckit suckme sucks suddenly sugar sullivan sultan summit sundance sundbyberg sundin sundsvall sunflowe sunnyday sunrise sunset sunshin super superfly
        supersta superstar support suppose supposed surfer surfing surprise surprised susan susanna susanne sushi susie suzanne suzuki svante svensson sverker svetik
        svetlana svärmor swallow swear sweet sweetheart sweetie sweetpea sweets sweety swimmer swimming swinger swingers sword swordfis swordfish swords sydney
        sylvester sylvia syncmaster syracuse syrran system systems syster säkerhet södermalm södertälje sören sötis sötnos table tacksamycket tacksåmycket tacobell
        tacoma tacos taget taken takes taking talisman talked talking tamara tammy tangentbord tango tanker tanya tardis target tarheel tarheels tarzan tatyana taurus
        taylor tazman tazmania tdutybq teacher teams technics techno technology teddy teddybea teens tekken telefon television telling tempest tennis tensta tequila
        terence teresa terminator terrance terrapin terrell terrence terri terrible terror terry texas thailand thanatos thank thanks thankyou theboss thecat thedog
        thedude theend thegame thegreat their thekid theking thelma theman theodor theodore theone there theresa therese therock these thesims thing things think
        thinking thinks third thirteen thirty thompson thongs thore those though thought thousand through throughout throw thuglife thumper thunder tiberius tickle
        tiffany tiger tigern tigers tights tilda tilde timber times timmy timothy tindra tinker tinkerbell tinman tired titanic titanium titans title titleist titties
        tjejen tjena tjenare tjohej today together tolkien tomas tomat tomato tomcat tommie tommy tommyboy tomorrow tonight tonya tootsie topcat topdog topgun topher
        topper torbjorn torbjörn tornado toronto torres torsten toshiba total totally tottenha touch tough toyota tracey traci track tracker tracks tractor tracy
        trader training traktor trance transam translator trapper travel traveler travis treasure trebor trekronor trevor trfnthbyf triangle tricky trident tried
        trigger trinity triton triumph trixie trojan trojans troll trollet trollhattan trollhättan trombone trooper trouble truck trucker trucks truelove trummor
        trumpet trunks trust truth trygghet trying tsunami tucker tulpan tunafish tundra tunnelbana turbo turkey turned turner turtle tvilling tweety twenty twilight
        twinkle twisted twister tyler typhoon tyreso tyresö tyrone tåget tårta uddevalla ufkbyf ulrik ulrika ultima ultimate umbrella uncle under underdog understand
        undertaker unicorn union united university unless unreal until upset upstairs urban usarmy using usnavy usually usuckballz utbildning utopia vacation vader
        vaffla vagina valborg valdemar valentin valentina valera valerie valhalla valkyrie valley vallingby valpen vampire vanessa vanhalen vanilla vanner varberg
        vargen various varlden varldens varmland varsågod vasastan vasteras vatten vaxjo vector vectra vedder vegeta velma velvet vendela venera verbatim veritas
        vermont verna vernon veronica veronika version vertigo vfczyz vfhbyf vfhecz vfhufhbnf vfksirf vfrcbv vfrcbvrf vfvekz vfvjxrf viagra vicki vickie vicky victor
        victoria victory vidar video viewsonic viggo viking vikings viktor viktoria vilgot vilhelm village vilma vincent vindruva vintern viola violet viper vipers
        virgil virgin virginia visby vision visit vitalik vitsippa vivian vivianne vkontakte vladik vladimir vladislav vodka voice volley vortex voyager voyeur vulcan
        vällingby vänner världen världens värmland västerås växjö våffla vårdcentral waiting walked walker walking wallace walleye wallin walmart walnut walrus walter
        wanda wanker wanted wants wapbbs warcraft wareagle warhammer warlock warlord warrior warriors warthog washington wasser wassup watch watcher watching water
        waterloo watson wayne wearing weasel webmaster wedding weezer weird welder wells wendell wendy werewolf wesley western westham westside westwood wetpussy
        whatsup wheels where whether which while whiskers whiskey whisky whisper white whitesox whitey whitney whocares whole whynot wibble wicked wikstrom wikström
        wilbert wilbur wildcat wildcats wildfire wildman wilfred wilhelm willard wille william williams willie willing willow wilma wilson window windsor winner
        winning winston wisdom wishbone within without wizard wolfgang wolfie wolfman wolfpack wolverin wolverine wolves woman wombat women wonder wonderful wondering
        woodrow woods woody wookie wordpass words worked working works world worried worry worse worst worth would wrangler wrestlin wright wrinkle write written
        wrong wrote wutang xanadu xavier xfiles xtreme yamaha yankee yankees ybrbnf ybrjkfq years yesterday yfnfif yngve yolanda yomama yosemite young yourmom yours
        yourself yousuck ytrewq yvette yvonne yzerman zachary zaphod zaqwsx zaqxsw zenith zeppelin zerocool zhong zidane ziggy zigzag zipper zippy zlatan zombie
        zvezda zxasqw zxcasd zxcasdqwe äldreomsorg älgen älskade älvsjö ängel ängen äpple äpplen årsta åskan öland örebro örgryte örjan östen östermalm östersund
        """
}
