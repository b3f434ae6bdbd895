-- The tables, keys, types and kinds of objects of Pagila (PostgreSQL licence, https://github.com/devrimgunduz/pagila), written
-- anew from its structure: sequences that tables number themselves by, a domain, an aggregate, a table divided by month,
-- full-text search, triggers, views on views.
CREATE TYPE mpaa_rating AS ENUM ('G', 'PG', 'PG-13', 'R', 'NC-17');
CREATE DOMAIN year AS integer CONSTRAINT year_check CHECK (VALUE >= 1901 AND VALUE <= 2155);

CREATE FUNCTION _group_concat(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS $_$
  SELECT CASE WHEN $2 IS NULL THEN $1 WHEN $1 IS NULL THEN $2 ELSE $1 || ', ' || $2 END
$_$;
CREATE AGGREGATE group_concat(text) (SFUNC = _group_concat, STYPE = text);
CREATE FUNCTION last_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.last_update = CURRENT_TIMESTAMP;
    RETURN NEW;
END $$;

CREATE SEQUENCE actor_actor_id_seq;
CREATE TABLE actor (
  actor_id integer DEFAULT nextval('actor_actor_id_seq'::regclass) NOT NULL,
  first_name character varying(45) NOT NULL,
  last_name character varying(45) NOT NULL,
  last_update timestamp without time zone DEFAULT now() NOT NULL,
  CONSTRAINT actor_pkey PRIMARY KEY (actor_id)
);
CREATE TABLE category (
  category_id serial PRIMARY KEY,
  name character varying(25) NOT NULL,
  last_update timestamp without time zone DEFAULT now() NOT NULL
);
CREATE TABLE language (
  language_id serial PRIMARY KEY,
  name character(20) NOT NULL,
  last_update timestamp without time zone DEFAULT now() NOT NULL
);
CREATE TABLE film (
  film_id serial PRIMARY KEY,
  title character varying(255) NOT NULL,
  description text,
  release_year year,
  language_id smallint NOT NULL REFERENCES language ON UPDATE CASCADE ON DELETE RESTRICT,
  original_language_id smallint REFERENCES language ON UPDATE CASCADE ON DELETE RESTRICT,
  rental_duration smallint DEFAULT 3 NOT NULL,
  rental_rate numeric(4,2) DEFAULT 4.99 NOT NULL,
  length smallint,
  replacement_cost numeric(5,2) DEFAULT 19.99 NOT NULL,
  rating mpaa_rating DEFAULT 'G'::mpaa_rating,
  last_update timestamp without time zone DEFAULT now() NOT NULL,
  special_features text[],
  fulltext tsvector NOT NULL
);
CREATE TABLE film_actor (
  actor_id smallint NOT NULL REFERENCES actor ON UPDATE CASCADE ON DELETE RESTRICT,
  film_id smallint NOT NULL REFERENCES film ON UPDATE CASCADE ON DELETE RESTRICT,
  last_update timestamp without time zone DEFAULT now() NOT NULL,
  PRIMARY KEY (actor_id, film_id)
);
CREATE TABLE film_category (
  film_id smallint NOT NULL REFERENCES film ON UPDATE CASCADE ON DELETE RESTRICT,
  category_id smallint NOT NULL REFERENCES category ON UPDATE CASCADE ON DELETE RESTRICT,
  last_update timestamp without time zone DEFAULT now() NOT NULL,
  PRIMARY KEY (film_id, category_id)
);
CREATE TABLE country (
  country_id serial PRIMARY KEY,
  country character varying(50) NOT NULL,
  last_update timestamp without time zone DEFAULT now() NOT NULL
);
CREATE TABLE city (
  city_id serial PRIMARY KEY,
  city character varying(50) NOT NULL,
  country_id smallint NOT NULL REFERENCES country ON UPDATE CASCADE ON DELETE RESTRICT,
  last_update timestamp without time zone DEFAULT now() NOT NULL
);
CREATE TABLE address (
  address_id serial PRIMARY KEY,
  address character varying(50) NOT NULL,
  address2 character varying(50),
  district character varying(20) NOT NULL,
  city_id smallint NOT NULL REFERENCES city ON UPDATE CASCADE ON DELETE RESTRICT,
  postal_code character varying(10),
  phone character varying(20) NOT NULL,
  last_update timestamp without time zone DEFAULT now() NOT NULL
);
CREATE TABLE store (
  store_id serial PRIMARY KEY,
  manager_staff_id smallint NOT NULL,
  address_id smallint NOT NULL REFERENCES address ON UPDATE CASCADE ON DELETE RESTRICT,
  last_update timestamp without time zone DEFAULT now() NOT NULL
);
CREATE TABLE staff (
  staff_id serial PRIMARY KEY,
  first_name character varying(45) NOT NULL,
  last_name character varying(45) NOT NULL,
  address_id smallint NOT NULL REFERENCES address ON UPDATE CASCADE ON DELETE RESTRICT,
  email character varying(50),
  store_id smallint NOT NULL REFERENCES store,
  active boolean DEFAULT true NOT NULL,
  username character varying(16) NOT NULL,
  password character varying(40),
  last_update timestamp without time zone DEFAULT now() NOT NULL,
  picture bytea
);
ALTER TABLE store ADD CONSTRAINT store_manager_staff_id_fkey
  FOREIGN KEY (manager_staff_id) REFERENCES staff ON UPDATE CASCADE ON DELETE RESTRICT;
CREATE TABLE customer (
  customer_id serial PRIMARY KEY,
  store_id smallint NOT NULL REFERENCES store ON UPDATE CASCADE ON DELETE RESTRICT,
  first_name character varying(45) NOT NULL,
  last_name character varying(45) NOT NULL,
  email character varying(50),
  address_id smallint NOT NULL REFERENCES address ON UPDATE CASCADE ON DELETE RESTRICT,
  activebool boolean DEFAULT true NOT NULL,
  create_date date DEFAULT ('now'::text)::date NOT NULL,
  last_update timestamp without time zone DEFAULT now(),
  active integer
);
CREATE TABLE inventory (
  inventory_id serial PRIMARY KEY,
  film_id smallint NOT NULL REFERENCES film ON UPDATE CASCADE ON DELETE RESTRICT,
  store_id smallint NOT NULL REFERENCES store ON UPDATE CASCADE ON DELETE RESTRICT,
  last_update timestamp without time zone DEFAULT now() NOT NULL
);
CREATE TABLE rental (
  rental_id serial PRIMARY KEY,
  rental_date timestamp without time zone NOT NULL,
  inventory_id integer NOT NULL REFERENCES inventory ON UPDATE CASCADE ON DELETE RESTRICT,
  customer_id smallint NOT NULL REFERENCES customer ON UPDATE CASCADE ON DELETE RESTRICT,
  return_date timestamp without time zone,
  staff_id smallint NOT NULL REFERENCES staff ON UPDATE CASCADE ON DELETE RESTRICT,
  last_update timestamp without time zone DEFAULT now() NOT NULL
);
CREATE TABLE payment (
  payment_id serial NOT NULL,
  customer_id smallint NOT NULL,
  staff_id smallint NOT NULL,
  rental_id integer NOT NULL,
  amount numeric(5,2) NOT NULL,
  payment_date timestamp with time zone NOT NULL,
  PRIMARY KEY (payment_date, payment_id)
) PARTITION BY RANGE (payment_date);
CREATE TABLE payment_p2022_01 PARTITION OF payment
  FOR VALUES FROM ('2022-01-01 00:00:00+00') TO ('2022-02-01 00:00:00+00');
CREATE TABLE payment_p2022_02 PARTITION OF payment
  FOR VALUES FROM ('2022-02-01 00:00:00+00') TO ('2022-03-01 00:00:00+00');
CREATE TABLE payment_rest PARTITION OF payment DEFAULT;

CREATE INDEX film_fulltext_idx ON film USING gist (fulltext);
CREATE INDEX idx_actor_last_name ON actor (last_name);
CREATE INDEX idx_fk_address_id ON customer (address_id);
CREATE INDEX idx_title ON film (title);
CREATE UNIQUE INDEX idx_unq_manager_staff_id ON store (manager_staff_id);
CREATE UNIQUE INDEX idx_unq_rental ON rental (rental_date, inventory_id, customer_id);
CREATE INDEX idx_payment_customer ON payment (customer_id);

CREATE TRIGGER film_fulltext_trigger BEFORE INSERT OR UPDATE ON film
  FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger('fulltext', 'pg_catalog.english', 'title', 'description');
CREATE TRIGGER last_updated BEFORE UPDATE ON actor FOR EACH ROW EXECUTE FUNCTION last_updated();
CREATE TRIGGER last_updated BEFORE UPDATE ON film FOR EACH ROW EXECUTE FUNCTION last_updated();

CREATE FUNCTION inventory_in_stock(p_inventory_id integer) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    -- A copy is there unless somebody has it.
    RETURN NOT EXISTS (SELECT FROM rental WHERE inventory_id = p_inventory_id AND return_date IS NULL);
END $$;
CREATE FUNCTION film_in_stock(p_film_id integer, p_store_id integer, OUT p_film_count integer) RETURNS SETOF integer
LANGUAGE sql AS $_$
     SELECT inventory_id FROM inventory
     WHERE film_id = $1 AND store_id = $2 AND inventory_in_stock(inventory_id);
$_$;
CREATE FUNCTION loyal_customers(at_least integer DEFAULT 10) RETURNS SETOF customer
LANGUAGE plpgsql SECURITY DEFINER AS $_$
BEGIN
    RETURN QUERY SELECT c.* FROM customer c WHERE (SELECT count(*) FROM rental r WHERE r.customer_id = c.customer_id) >= at_least;
END
$_$;

CREATE VIEW actor_info AS
  SELECT a.actor_id, a.first_name, a.last_name, group_concat(DISTINCT c.name || ': ' || f.title) AS film_info
  FROM actor a
  LEFT JOIN film_actor fa ON a.actor_id = fa.actor_id
  LEFT JOIN film_category fc ON fa.film_id = fc.film_id
  LEFT JOIN category c ON fc.category_id = c.category_id
  LEFT JOIN film f ON f.film_id = fa.film_id
  GROUP BY a.actor_id, a.first_name, a.last_name;
CREATE VIEW customer_list AS
  SELECT cu.customer_id AS id, (cu.first_name || ' ') || cu.last_name AS name, a.address, a.postal_code AS "zip code",
    CASE WHEN cu.activebool THEN 'active' ELSE '' END AS notes, cu.store_id AS sid
  FROM customer cu JOIN address a ON cu.address_id = a.address_id;
CREATE VIEW active_customers AS SELECT * FROM customer_list WHERE notes = 'active';
CREATE MATERIALIZED VIEW rental_by_category AS
  SELECT c.name AS category, sum(p.amount) AS total_sales
  FROM payment p
  JOIN rental r ON p.rental_id = r.rental_id
  JOIN inventory i ON r.inventory_id = i.inventory_id
  JOIN film_category fc ON i.film_id = fc.film_id
  JOIN category c ON fc.category_id = c.category_id
  GROUP BY c.name;
CREATE UNIQUE INDEX rental_category ON rental_by_category (category);
COMMENT ON TABLE film IS 'What can be rented: it''s "everything"';
COMMENT ON COLUMN film.rating IS 'as the board says';
COMMENT ON VIEW customer_list IS 'for letters';
