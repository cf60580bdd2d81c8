function listPhrases(text: string): readonly string[] {
  return text.trim().split(/\s*\/\s*/);
}

/**
 * The phrases for a genre's titles and descriptions. A hero is a noun phrase, a quest says what the hero does in the
 * third person, a turn is a clause of its own.
 */
export interface PlotWords {
  readonly adjectives: readonly string[];
  readonly nouns: readonly string[];
  /** The noun phrase for a film of the genre in a description: "a tender drama". */
  readonly kinds: readonly string[];
  readonly heroes: readonly string[];
  readonly quests: readonly string[];
  readonly turns: readonly string[];
  /** The places and times of its stories; by default real cities and years of the last century. */
  readonly places?: readonly string[];
  readonly times?: readonly string[];
  /** Further sentences about its films; by default those for any film. */
  readonly remarks?: readonly string[];
}

const WORDS: Readonly<Record<string, PlotWords>> = {
  Action: {
    adjectives: listPhrases(`Steel / Deadly / Maximum / Rapid / Full / Lethal / Savage / Reckless`),
    nouns: listPhrases(`
      Impact / Vengeance / Extraction / Convoy / Crossfire / Bulletproof / Pursuit / Ultimatum / Strike / Hostage
    `),
    kinds: listPhrases(`a relentless action picture / a bruising chase movie / an explosive adventure`),
    heroes: listPhrases(`
      a suspended bomb technician / a retired stunt driver / a smuggler with a conscience /
      a night-shift security guard / an exiled commando / a mountain rescue pilot / a bodyguard on her first day
    `),
    quests: listPhrases(`
      has one night to get a witness across the city / takes on the private army of an arms dealer /
      races a stolen train to the border / must hold a skyscraper through the night /
      steals back what was stolen from a small town / goes after the gang that burned the village down /
      escorts a convoy through a valley nobody has ever left
    `),
    turns: listPhrases(`
      the rescue party turns out to be the enemy / every bridge behind them goes up in flames /
      the hostage takes over the negotiations / the bomb is only the beginning /
      an old partner shows up on the wrong side / the fuel runs out eleven miles too soon
    `),
  },
  Adventure: {
    adjectives: listPhrases(`Lost / Uncharted / Boundless / Sunken / Far / Fearless / Desert / Seven-League`),
    nouns: listPhrases(`
      Expedition / Caravan / Horizon / Treasure / Voyage / Summit / Archipelago / Temple / Monsoon / Canoe
    `),
    kinds: listPhrases(`a rousing adventure / a sweeping tale of the high seas / an old-fashioned yarn`),
    heroes: listPhrases(`
      a disgraced mapmaker / a stowaway of twelve / an archaeologist nobody believes / a balloonist down on his luck /
      the last of a family of divers / a botanist with a fear of heights / a mule driver and would-be poet
    `),
    quests: listPhrases(`
      follows a torn map up an unnamed river / sails for an island that moves / crosses a desert on a bet /
      climbs a mountain that nobody has come back from / goes looking for a temple under the lake /
      joins a caravan with a secret cargo / sets out to win back the family ship
    `),
    turns: listPhrases(`
      the map proves to be a warning / the guide has been here before / the volcano has other plans /
      a rival expedition arrives first / the treasure is not what sank the ship / the monsoon comes a month early
    `),
  },
  Animation: {
    adjectives: listPhrases(`Tiny / Upside-Down / Flying / Sugar / Clockwork / Whispering / Polka-Dot / Sleepy`),
    nouns: listPhrases(`
      Hedgehog / Moonbeam / Puddle / Teapot / Snowflake / Penguin / Firefly / Robot / Acorn / Dragonfly
    `),
    kinds: listPhrases(`a hand-drawn delight / a colorful animated tale / an animated caper for all ages`),
    heroes: listPhrases(`
      a hedgehog who is afraid of the dark / a clockwork bird / a young cloud / the smallest robot in the factory /
      a penguin with a gift for opera / a lost sock named Bernard / a firefly without a light
    `),
    quests: listPhrases(`
      sets off to find where the colors went / must return the moon before anyone notices /
      learns to fly by doing everything wrong / gets locked in a department store at Christmas /
      leads the toys of an entire street to freedom / searches the city for a missing melody /
      enters the great acorn race
    `),
    turns: listPhrases(`
      the moon does not want to go home / the villain turns out to be lonely / winter arrives in July /
      the biggest help comes from the smallest friend / the map is upside down / everybody starts to float
    `),
  },
  Comedy: {
    adjectives: listPhrases(`
      Awkward / Unlikely / Accidental / Hopeless / Half-Baked / Overdue / Mostly Harmless / Double
    `),
    nouns: listPhrases(`
      Wedding / Brother-in-Law / Honeymoon / Roommate / Casserole / Reunion / Poodle / Landlord / Best Man /
      Misunderstanding
    `),
    kinds: listPhrases(`a warm-hearted comedy / a farce in three disasters / a dry comedy of manners`),
    heroes: listPhrases(`
      a wedding planner who hates weddings / an unemployed weatherman / a substitute teacher /
      a pair of feuding twins / the worst waiter in the city / a retired spy in a retirement home /
      an heir with no money
    `),
    quests: listPhrases(`
      inherits a hotel with one permanent guest / has a weekend to produce a fiancée /
      enters a cooking contest by mistake / agrees to house-sit for a parrot that tells the truth /
      tries to return a borrowed elephant / takes the whole family camping to sell a house /
      pretends to be a doctor at a high-school reunion
    `),
    turns: listPhrases(`
      the in-laws arrive early / the parrot repeats everything / the real doctor walks in /
      the cake is delivered to the wrong church / two dates turn up at one table / the neighbors begin to help
    `),
  },
  Crime: {
    adjectives: listPhrases(`Dirty / Cold / Marked / Crooked / Guilty / Clean / Backroom / Unmarked`),
    nouns: listPhrases(`
      Alibi / Heist / Informant / Verdict / Safecracker / Ledger / Syndicate / Getaway / Racket / Fence
    `),
    kinds: listPhrases(`
      a hard-boiled crime story / a heist film with a heavy heart / a lean, smoky police drama
    `),
    heroes: listPhrases(`
      a safecracker just out of prison / a detective one week from retirement / a bookkeeper for the mob /
      a getaway driver who is losing her sight / a small-time forger / an honest cop in a crooked precinct /
      a public defender with debts
    `),
    quests: listPhrases(`
      agrees to one last job on the waterfront / keeps two sets of books and three sets of enemies /
      goes undercover in a family business / plans the robbery of a bank that does not exist /
      must find the informant before the gang does / reopens a case that the whole department wants closed /
      sells the same painting to three collectors
    `),
    turns: listPhrases(`
      the vault is already empty / someone starts talking / the fingerprints lead back to the station /
      nobody is where they said they would be / the judge asks for a share / the getaway car is stolen
    `),
  },
  Documentary: {
    remarks: listPhrases(`
      Seven years in the making. / Winner of two audience awards. / No narrator, and none is needed. /
      With archive footage never shown before. / Shot by a crew of two.
    `),
    adjectives: listPhrases(`Vanishing / Inland / Untold / Living / Deep / Common / Everyday / Endangered`),
    nouns: listPhrases(`
      Migration / Glacier / Village / Archive / Harvest / Reef / Railway / Workshop / Marathon / Monument
    `),
    kinds: listPhrases(`an intimate documentary / a patient portrait / a film of small discoveries`),
    heroes: listPhrases(`
      a family of boat builders / the last projectionist of a mountain town / a team of volunteer surgeons /
      a village choir / a chess club in a harbor bar / an amateur astronomer / a women's baseball team of 1947
    `),
    quests: listPhrases(`
      keeps a dying craft alive for one more year / prepares for the tournament of a lifetime /
      follows the caribou across four hundred miles / lets a camera in for the first time /
      digs up the archive of a vanished newspaper / fights to save the only bookshop for miles /
      counts the birds of an island every spring
    `),
    turns: listPhrases(`
      the river changes its course / the funding runs out / the past writes back / the young begin to come home /
      the records tell another story / a stranger brings a box of photographs
    `),
  },
  Drama: {
    adjectives: listPhrases(`Tender / Unspoken / Ordinary / Fragile / Empty / Slow / Rented / Divided`),
    nouns: listPhrases(`
      Homecoming / Confession / Orphan / Farewell / Reckoning / Sunday / Apology / Threshold / Vineyard / Custody
    `),
    kinds: listPhrases(`a tender drama / a quiet, unsparing drama / a family saga in miniature`),
    heroes: listPhrases(`
      a widowed pianist / a schoolteacher in a mining town / a father of three / an immigrant tailor / a young nurse /
      a boxer past his prime / a judge with a secret
    `),
    quests: listPhrases(`
      returns to a childhood home by the lake / fights to keep the family orchard /
      takes in the child of an old rival / learns to live with what was never said /
      sees an estranged mother through a last winter / spends one last summer on the coast /
      answers a letter that is thirty years old
    `),
    turns: listPhrases(`
      the past comes to dinner / the will is read / a brother comes home from the war / the doctor calls /
      the truth proves kinder than the silence / the bank sends a man with a briefcase
    `),
  },
  Family: {
    adjectives: listPhrases(`Muddy / Brave / Marvelous / Backyard / Homemade / Snowy / Runaway / Summer`),
    nouns: listPhrases(`
      Puppy / Treehouse / Snowman / Grandmother / Lemonade / Pony / Bicycle / Birthday / Campfire / Circus
    `),
    kinds: listPhrases(`
      a heartwarming family film / a big-hearted adventure for the whole family / a gentle story
    `),
    heroes: listPhrases(`
      a girl who talks to horses / a boy with a goat / a boy new in town / a grandmother on a motorcycle /
      a stray dog with excellent manners / a class of third-graders / a shy young inventor
    `),
    quests: listPhrases(`
      saves the town library with a lemonade stand / sets out to build the tallest treehouse in the county /
      finds a seal in the bathtub / brings a retired circus elephant back to her herd /
      has six days to learn to swim / spends the holidays in a house full of clocks /
      enters the soapbox derby with a bathtub
    `),
    turns: listPhrases(`
      the whole street joins in / the goat eats the evidence / it snows on the day of the race /
      grandfather tells what really happened / the dog knows the way / the mayor has a change of heart
    `),
  },
  Fantasy: {
    places: listPhrases(`
      the Vale of Orrin / Ravenmere / the Salt Kingdoms / Thornwick / the Drowned City / Hallowfen
    `),
    times: listPhrases(`the Year of the Raven / the ninth winter / the last reign / the Year of Two Moons`),
    adjectives: listPhrases(`Enchanted / Crystal / Moonlit / Ashen / Thousandth / Silver / Cursed / Elder`),
    nouns: listPhrases(`
      Crown / Oracle / Dragon / Thorn / Spellbook / Gate / Raven / Throne / Prophecy / Wanderer
    `),
    kinds: listPhrases(`a fantasy of rare invention / a storybook epic / a dark and glittering fable`),
    heroes: listPhrases(`
      a blacksmith's daughter / a failed apprentice / a knight without a king / the last keeper of the gate /
      a thief who steals a prophecy / a princess disguised as a ferryman / a giant tired of war
    `),
    quests: listPhrases(`
      carries a sleeping dragon across the mountains / must name the wind before midwinter /
      bargains with the queen of the lake / leads nine outlaws against a kingdom of glass /
      searches for the bell that ends all spells / learns the price of a borrowed crown /
      walks into a forest that swallows villages
    `),
    turns: listPhrases(`
      the prophecy names two / the dragon wakes / the stars begin to go out / the mirror answers back /
      the curse proves to be a gift / the dead king takes the field
    `),
  },
  Horror: {
    adjectives: listPhrases(`Bleeding / Rotting / Unholy / Pale / Midnight / Buried / Nameless / Screaming`),
    nouns: listPhrases(`
      Cellar / Haunting / Asylum / Séance / Scarecrow / Attic / Coven / Crypt / Nursery / Thing
    `),
    kinds: listPhrases(`a slow-burning horror film / a ghost story for a cold night / a merciless shocker`),
    heroes: listPhrases(`
      a young couple / a night nurse / a skeptical priest / a family of four / a sleepwalker / a film crew of five /
      an orphan with a doll
    `),
    quests: listPhrases(`
      moves into a house with one door too many / spends a winter in an empty asylum / hears a child in the walls /
      opens the grave of a village healer / wakes each night in the cellar / takes a shortcut through the marsh /
      finds a reel that nobody remembers filming
    `),
    turns: listPhrases(`
      the neighbors stop answering the door / the doll is in another room / something answers the telephone /
      the photographs begin to change / the dog refuses to come inside / the snow shows only one set of tracks
    `),
  },
  Music: {
    adjectives: listPhrases(`Electric / Minor / Velvet / Unplugged / Loud / Sweet / Syncopated / Slow`),
    nouns: listPhrases(`
      Serenade / Encore / Trumpet / Chorus / Ballroom / Refrain / Jukebox / Overture / Soundcheck / Rhapsody
    `),
    kinds: listPhrases(`a foot-stomping music film / a backstage musical / a love letter to the stage`),
    heroes: listPhrases(`
      a jazz singer without a band / a choirmaster in a steel town / a street drummer /
      a torch singer in a coal town / a deaf composer / a wedding band from the suburbs / a dancer after the accident
    `),
    quests: listPhrases(`
      drives a broken bus from gig to gig / forms an orchestra of dockworkers /
      gets one night at the greatest ballroom in town / writes a song that everybody steals /
      hides from fame in a country church / has six weeks to stage a musical / teaches a prison block to sing
    `),
    turns: listPhrases(`
      the record goes to number one in another name / the lead singer walks out / the lights fail and nobody leaves /
      an old rival asks for a duet / the hall is sold / the audience begins to sing
    `),
  },
  Mystery: {
    adjectives: listPhrases(`Vanished / Locked / Thirteenth / Anonymous / Fogbound / Unsigned / Missing / Masked`),
    nouns: listPhrases(`
      Cipher / Manor / Confession / Footprint / Detective / Lodger / Testament / Riddle / Portrait / Disappearance
    `),
    kinds: listPhrases(`an elegant whodunit / a puzzle with a cold draft / a mystery in the classic style`),
    heroes: listPhrases(`
      a crossword editor / a village doctor / an inspector on holiday / a ghostwriter / a hotel detective /
      a blind antiquarian / a spinster with a good memory
    `),
    quests: listPhrases(`
      looks into a death that three people confess to / receives a letter from a man long buried /
      is snowed in with eleven suspects / searches an island for a missing bride /
      recognizes a stranger in an old portrait / inherits a locked room / finds the same code in two unrelated wills
    `),
    turns: listPhrases(`
      the butler hires a lawyer / the dead man sends a telegram / the thirteenth guest arrives /
      the lights go out for exactly one minute / the key fits another door / the only witness changes her story
    `),
  },
  Romance: {
    adjectives: listPhrases(`Sweet / Moonlit / First / Parisian / Sunday / Tender / Autumn / Unsent`),
    nouns: listPhrases(`
      Kiss / Proposal / Valentine / Waltz / Bouquet / Bakery / Engagement / Rendezvous / Vow / Serenade
    `),
    kinds: listPhrases(`a bittersweet romance / a romance with a light touch / a grown-up love story`),
    heroes: listPhrases(`
      a florist who never gets flowers / a ferry captain / a divorced baker / a translator of love letters /
      a veterinarian back from the city / a piano tuner / a bookseller with a broken heart
    `),
    quests: listPhrases(`
      falls for the voice on a wrong number / meets the same stranger on every train /
      shares a vineyard with a former fiancé / agrees to a marriage on paper /
      answers a lonely-hearts advertisement as a joke /
      spends one day in a foreign city with somebody about to leave / writes the love letters that somebody else signs
    `),
    turns: listPhrases(`
      the ex arrives with an invitation / the last train leaves on time / a letter gets lost for ten years /
      somebody reads the wrong page aloud / the rain will not stop / the wedding goes on without the groom
    `),
  },
  'Sci-Fi': {
    places: listPhrases(`
      Ceres Station / New Lagos / the Europa Yards / Port Meridian / the outer ring / Low Orbit
    `),
    times: listPhrases(`2049 / 2077 / 2101 / 2138 / 2190 / 2212 / 2305`),
    adjectives: listPhrases(`Orbital / Synthetic / Zero / Parallel / Neon / Stellar / Infinite / Binary`),
    nouns: listPhrases(`
      Colony / Android / Signal / Orbit / Paradox / Quarantine / Starship / Protocol / Eclipse / Nebula
    `),
    kinds: listPhrases(`
      a thoughtful piece of science fiction / a space opera with grease under its nails / a chilly vision of tomorrow
    `),
    heroes: listPhrases(`
      a mechanic on a mining station / an android with a pension / a linguist / the last passenger of a sleeper ship /
      a time-traveling claims adjuster / a terraformer's son / a cloned astronaut
    `),
    quests: listPhrases(`
      picks up a signal from a ship that has not been built / wakes ninety years too early /
      must decide which of two timelines to keep / repairs a lighthouse at the edge of the system /
      smuggles seeds off a dying colony / teaches a machine to forget / translates a message that translates back
    `),
    turns: listPhrases(`
      the oxygen is counted twice / the machine asks a question / Earth stops answering / the copy refuses to die /
      the stars are in the wrong place / the signal turns out to be a reply
    `),
  },
  Thriller: {
    adjectives: listPhrases(`Silent / Fatal / Blind / Double / Wired / Sleepless / Unlisted / Hostile`),
    nouns: listPhrases(`
      Witness / Conspiracy / Deception / Courier / Blackout / Ransom / Surveillance / Motive / Impostor / Countdown
    `),
    kinds: listPhrases(`a tightly wound thriller / a paranoid thriller / a cat-and-mouse game`),
    heroes: listPhrases(`
      a court stenographer / a sleepless air-traffic controller / a juror / an interpreter at the embassy /
      a former hostage negotiator / a locksmith / a wiretapper
    `),
    quests: listPhrases(`
      overhears a murder that has not happened yet / is paid to forget a face /
      has two hours to explain a body in the elevator / follows a stranger with a familiar face /
      takes a call meant for someone else / finds a familiar name on a list of the dead /
      delivers a briefcase that must not be opened
    `),
    turns: listPhrases(`
      the police have never heard of the detective / the caller is in the building /
      every record of the night disappears / the wrong man is arrested / the protection turns into a trap /
      the briefcase starts to ring
    `),
  },
  Western: {
    places: listPhrases(`
      Amarillo / Santa Rosa / Dry Fork / Abilene / the Dakota Territory / Mercy Gulch / Laredo
    `),
    times: listPhrases(`1866 / 1871 / 1874 / 1878 / 1881 / 1885 / 1889`),
    adjectives: listPhrases(`Dusty / Hanging / Lonesome / Crooked / Outlaw / Iron / Barbed / Sundown`),
    nouns: listPhrases(`
      Stagecoach / Marshal / Saloon / Canyon / Saddle / Gallows / Homestead / Gunsmith / Prairie / Bounty
    `),
    kinds: listPhrases(`a wide-open western / a lean frontier tale / a late western in fading light`),
    heroes: listPhrases(`
      a marshal with a shaking hand / a rancher's widow / a bounty hunter turned preacher / a telegraph operator /
      a former cavalry scout / a horse thief of sixteen / the only doctor west of the river
    `),
    quests: listPhrases(`
      rides into a town that hanged the wrong man / drives two hundred head through the winter /
      holds the pass against the railroad / brings a prisoner to the noon train / stakes a claim on a dry river /
      goes after the brothers who burned the barn / takes the badge that nobody wants
    `),
    turns: listPhrases(`
      the river comes back / the prisoner proves the better man / the whole town looks away /
      three riders appear on the ridge / the railroad sends its lawyer / the gold turns out to be brass
    `),
  },
};

/** By the genre's name in genres.ts. */
export const PLOT_WORDS: ReadonlyMap<string, PlotWords> = new Map(Object.entries(WORDS));
