import { defineTable, id, LAST_UPDATE, optional, required } from '../table.js';

export const language = defineTable({
  name: 'language',
  comment: 'The languages of the films.',
  growth: 'fixed',
  columns: {
    language_id: id(),
    name: required('CHAR(20)'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['language_id'],
});

export const category = defineTable({
  name: 'category',
  comment: 'The genres of the catalogue.',
  growth: 'fixed',
  columns: {
    category_id: id(),
    name: required('VARCHAR(25)'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['category_id'],
});

export const actor = defineTable({
  name: 'actor',
  comment: 'The actors who play in the films.',
  growth: 'fixed',
  columns: {
    actor_id: id(),
    first_name: required('VARCHAR(45)'),
    last_name: required('VARCHAR(45)'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['actor_id'],
});

export const film = defineTable({
  name: 'film',
  comment: 'The catalogue: titles, rental terms and prices.',
  growth: 'fixed',
  columns: {
    film_id: id(),
    title: required('VARCHAR(128)'),
    description: optional('TEXT'),
    release_year: optional('YEAR'),
    language_id: required('INT'),
    rental_duration: required('INT', { default: '3', comment: 'Days until a copy is due.' }),
    rental_rate: required('DECIMAL(4, 2)', { default: '4.99', comment: 'Price of a rental.' }),
    length: optional('INT', { comment: 'Minutes.' }),
    replacement_cost: required('DECIMAL(5, 2)', { default: '19.99', comment: 'Price of a copy.' }),
    rating: optional("ENUM ('G', 'PG', 'PG-13', 'R', 'NC-17')", { default: "'PG'" }),
    special_features: optional('JSON', { comment: 'An array of texts.' }),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['film_id'],
  indexes: {
    comment: 'Find the films in a language.',
    columns: { idx_language_id: ['language_id'] },
  },
  fullText: {
    comment: 'Search titles and descriptions by word. This is a statement of its own, since it rebuilds the table.',
    columns: { ft_title_description: ['title', 'description'] },
  },
  foreignKeys: {
    comment: 'A film refers to its language.',
    columns: { language_id: { table: 'language', column: 'language_id' } },
  },
});

export const filmActor = defineTable({
  name: 'film_actor',
  comment: 'The actors of each film.',
  growth: 'fixed',
  columns: {
    actor_id: required('INT'),
    film_id: required('INT'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['actor_id', 'film_id'],
  indexes: {
    comment: 'Find the actors of a film. The primary key finds the films of an actor.',
    columns: { idx_film_id: ['film_id'] },
  },
  foreignKeys: {
    comment: 'A role refers to its actor and its film.',
    columns: {
      actor_id: { table: 'actor', column: 'actor_id' },
      film_id: { table: 'film', column: 'film_id' },
    },
  },
});

export const filmCategory = defineTable({
  name: 'film_category',
  comment: 'The genre of each film.',
  growth: 'fixed',
  columns: {
    film_id: required('INT'),
    category_id: required('INT'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['film_id', 'category_id'],
  indexes: {
    comment: 'Find the films of a genre. The primary key finds the genre of a film.',
    columns: { idx_category_id: ['category_id'] },
  },
  foreignKeys: {
    comment: 'The row refers to its film and its genre.',
    columns: {
      film_id: { table: 'film', column: 'film_id' },
      category_id: { table: 'category', column: 'category_id' },
    },
  },
});
