import { listPhrases, type PlotWords } from './plot-words.js';

export const FANTASY: PlotWords = {
  years: [1900, 1989],
  needsGenreWord: true,
  places: listPhrases(`
    the Vale of Orrin / Ravenmere / the Salt Kingdoms / Thornwick / the Drowned City / Hallowfen / Eskarra /
    the Lantern Isles / Mornwood / the Ninth Kingdom / Valdrin / the Glass Marshes
  `),
  times: listPhrases(`
    the Year of the Raven / the ninth winter / the last reign / the Year of Two Moons / the thousandth spring /
    the age of bells / the long dusk / the Queen's last summer
  `),
  heroes: listPhrases(`
    blacksmith / apprentice / knight / gatekeeper / thief / ferryman / f:princess / giant / hedge witch / minstrel /
    falconer / m:court jester / oracle / shepherd / bell ringer / f:swordswoman
  `),
  traits: listPhrases(`
    nameless / failed / runaway / cursed / landless / reluctant / half-elven / exiled / sleepless / oathbound
  `),
  tails: listPhrases(`
    without a king / with a stolen prophecy / tired of war / with a dragon's egg / in disguise / without a shadow
  `),
  things: listPhrases(`
    crown / mirror / bell / spellbook / silver key / raven / sword / lantern / harp / sleeping dragon
  `),
  quests: listPhrases(`
    carries {a thing} [across the mountains|through the dead lands|over the frozen sea] /
    must name the wind before [midwinter|the new moon|the king wakes] /
    bargains with the [queen of the lake|lord of thorns|last giant] /
    leads nine outlaws against a kingdom of [glass|crows|iron] / searches for the bell that ends all spells /
    learns the price of {a thing} / walks into a forest that swallows [villages|armies|names] /
    guards {a thing} that three [kings|sisters|armies] would burn the world for /
    is sent to wake [a god|the old queen|the mountain] / breaks an oath to save {a thing} /
    trades {his} [name|voice|shadow] for a way home /
    steals {a thing} from [a sleeping court|the tower of winds|the dead king's hall] /
    PG-13: hunts the beast that ate the moon
  `),
  troubles: listPhrases(`
    the stars go out one by one / the old king dies without an heir / the gate is left open / the winter will not end /
    a dragon is seen above the harvest / the mirrors turn black / the sea gives back a drowned bell
  `),
  turns: listPhrases(`
    the prophecy names two / the dragon wakes / the stars begin to go out / the mirror answers back /
    the curse proves to be a gift / the dead king takes the field / the forest moves /
    the crown chooses somebody else / the moon refuses to rise / the enemy shows the same mark /
    the river asks for its due / winter kneels
  `),
  kinds: listPhrases(`
    a fantasy of rare invention / a storybook epic / a dark and glittering fable / a tale of swords and snow /
    a quest in the old style
  `),
  openings: listPhrases(`
    Long ago in {place}, {hero} {quest} / The songs of {place} tell of {name}, {hero} who {quest} /
    In {time}, when {trouble}, {hero} {quest} / Beyond {place}, where no road goes, {hero} {quest} /
    A kingdom falls, and {hero} {quest}
  `),
  links: listPhrases(`
    When the bells fall silent, {turn} / Three nights before the feast, {turn} /
    Every spell has its price, and {turn} / On the far shore, {turn} / As the old songs foretold, {turn} /
    At the edge of the map, {turn}
  `),
  remarks: listPhrases(`
    With a dragon worth waiting for. / Every castle was built by hand. / First of a trilogy. /
    The map alone took a year to draw. / Magic, and what it costs.
  `),
  adjectives: listPhrases(`
    Enchanted / Crystal / Moonlit / Ashen / Silver / Cursed / Elder / Sleeping / Hollow / Winter / Sundered /
    Whispering / Golden
  `),
  nouns: listPhrases(`
    Crown / Oracle / Dragon / Thorn / Spellbook / Gate / Raven / Throne / Prophecy / Wanderer / Amulet / Sorcerer /
    Unicorn / Griffin / Realm / Rune / Enchantress / Tower / Oath / Kingdom
  `),
  titles: listPhrases(`
    The {noun} of {place} / {name} and the {noun} / The {adj} {noun} / Song of the {noun} /
    The {noun} and the {thing} / The Last {noun} of {place} / The {hero}'s {noun} / Heir of the {noun} /
    The {noun} of [Ash|Glass|Thorns|Winter]
  `),
};
