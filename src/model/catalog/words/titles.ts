function listPhrases(text: string): readonly string[] {
  return text.trim().split(/\s*,\s*/);
}

/** Words that suit a title of any genre. */
export const TITLE_ADJECTIVES = listPhrases(`
  Quiet, Last, Hidden, Broken, Distant, Golden, Silent, Second, Long, Crooked, Borrowed, Forgotten, Paper, Velvet,
  Hollow, Restless, Perfect, Northern, Winter, Scarlet, Gentle, Burning, Unfinished, Lonely, Secret, Blue, Amber,
  Stolen, Invisible, Ordinary, Wild, Bitter, Faithful, Reluctant, Sleepless, Patient, Glass, Tin, Early, Late,
  Impossible, Honest, Missing, Emerald, Foreign, Final, Lucky, Stubborn, Painted, Narrow
`);

export const TITLE_NOUNS = listPhrases(`
  Harbor, Orchard, Letter, Garden, River, Lantern, Bridge, Ladder, Mirror, Summer, Window, Promise, Season, Island,
  Road, Kingdom, Compass, Feather, Clock, Lighthouse, Carousel, Piano, Umbrella, Valley, Postcard, Sparrow, Key,
  Anchor, Meadow, Notebook, Suitcase, Telephone, Train, Map, Ribbon, Tower, Chandelier, Almanac, Staircase, Ferry,
  Balcony, Photograph, Passenger, Stranger, Neighbor, Visitor, Guest, Heir, Witness, Dreamer, Tightrope, Avalanche,
  Parade, Echo, Shadow, Bargain, Holiday, Wager, Apprentice, Inheritance
`);

/** Nouns after "of": "The Orchard of Mercy". */
export const TITLE_ABSTRACTS = listPhrases(`
  Mercy, Winter, Memory, Silence, Salt, Ashes, Glass, Fortune, Thunder, Solitude, Gravity, Honey, Smoke, Autumn, Iron,
  Innocence, Rain, Dust, Desire, Longing, Secrets, Starlight, the North, the Deep, Tomorrow, Paradise
`);

export const TITLE_PLACES = listPhrases(`
  Lisbon, Savannah, Trieste, Havana, Marrakesh, Juneau, Valparaiso, Brooklyn, Vienna, Odessa, Galway, Tulsa, Cairo,
  Istanbul, Kyoto, Buenos Aires, Prague, Amarillo, Dover, Tangier, Reykjavik, Calcutta, Santa Rosa, Baton Rouge,
  Halifax, Palermo, Seville, Nantucket, Memphis, Saigon, Zanzibar, Montreal, Bruges, Monterey, Key West, Bombay,
  Cape May, Willow Creek, Harper's Ferry, Coney Island
`);

export const TITLE_NAMES = listPhrases(`
  Eleanor, Walter, Ruby, Otto, Margot, Silas, Hazel, Theo, Vivian, Arthur, Josephine, Milo, Clara, Jasper, Ingrid,
  Desmond, Lucille, August, Beatrice, Felix, Dolores, Emmett, Winifred, Cyrus, Harriet, Leopold, Marguerite, Ezra,
  Pearl, Conrad, Adelaide, Rufus, Matilda, Gideon, Odette, Percy, Loretta, Amos, Sylvie, Hector
`);

/** Persons, as in "The Clockmaker's Daughter". */
export const TITLE_PEOPLE = listPhrases(`
  Clockmaker, Lighthouse Keeper, Beekeeper, Piano Tuner, Cartographer, Ferryman, Watchman, Senator, Gravedigger,
  Magician, Translator, Undertaker, Matchmaker, Projectionist, Librarian, Locksmith, Widow, Consul, Understudy,
  Bookbinder, Taxidermist, Fisherman, Governess, Stationmaster, Glassblower, Postman, Barber, Gardener
`);

export const TITLE_BELONGINGS = listPhrases(`
  Daughter, Son, Wife, Apprentice, Alibi, Holiday, Promise, Secret, Shadow, Inheritance, Diary, Dilemma, Wager,
  Last Summer, Ghost, Waltz
`);

export const TITLE_DOINGS = listPhrases(`
  Leaving, Finding, Saving, Remembering, Chasing, Waiting for, Forgetting, Inventing, Becoming, Burying, Following,
  Meeting, Losing, Raising, Crossing, Dreaming of, Calling, Missing
`);

export const TITLE_TIMES = listPhrases(`
  Midnight, Dawn, Noon, Low Tide, Half Past Nine, Dusk, Closing Time, First Light, Daybreak, the Eleventh Hour
`);

export const TITLE_NUMBERS = listPhrases(`Two, Three, Four, Five, Six, Seven, Nine, Eleven, Twelve, Thirteen, Forty`);

export const TITLE_PLURALS = listPhrases(`
  Strangers, Rivers, Letters, Summers, Brothers, Sisters, Bridges, Miles, Windows, Promises, Secrets, Sparrows, Lanterns,
  Keys, Chances, Days, Winters, Suitcases, Harbors, Mondays
`);

/** Verbs with a plural subject: "Where the Sparrows Sleep". */
export const TITLE_VERBS = listPhrases('Go, End, Begin, Sleep, Meet, Wait, Never Go, Are Kept');

/** Verbs in the past tense: "What the Beekeeper Saw". */
export const TITLE_DEEDS = listPhrases('Saw, Knew, Heard, Hid, Kept, Took, Never Said, Left Behind, Found');

export const TITLE_PREPOSITIONS = listPhrases('Until, Before, After, Almost, Long after, Just before');
