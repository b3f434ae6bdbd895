/// What databases are made of that no extension brought.
extension ExoticScripts {
  static let foundations: [Script] = [
    Script(
      name: "operator classes",
      sql: """
        CREATE FUNCTION compare(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
        CREATE OPERATOR FAMILY own USING btree;
        ALTER OPERATOR FAMILY own USING btree ADD OPERATOR 1 <(int8, int4), FUNCTION 1 (int8, int4) btint84cmp(int8, int4);
        CREATE OPERATOR CLASS own FOR TYPE integer USING btree FAMILY own AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =,
          OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 compare(integer, integer);
        CREATE OPERATOR CLASS "it's" FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);
        CREATE OPERATOR FAMILY empty USING gist;
        CREATE TABLE t (a integer);
        CREATE INDEX t_a ON t (a own);
        CREATE TABLE parts (a integer) PARTITION BY RANGE (a own);
        """
    ),
    Script(
      name: "base types",
      sql: """
        CREATE SCHEMA app;
        CREATE TYPE app.alias;
        CREATE FUNCTION app.alias_in(cstring) RETURNS app.alias STRICT IMMUTABLE LANGUAGE internal AS 'int8in';
        CREATE FUNCTION app.alias_out(app.alias) RETURNS cstring STRICT IMMUTABLE LANGUAGE internal AS 'int8out';
        CREATE TYPE app.alias (input = app.alias_in, output = app.alias_out, like = bigint, default = '7', delimiter = ';');
        CREATE TYPE announced;
        CREATE CAST (bigint AS app.alias) WITHOUT FUNCTION;
        CREATE TABLE t (a app.alias DEFAULT '5', b app.alias[]);
        """
    ),
    Script(
      name: "transforms and access methods",
      sql: """
        CREATE TRANSFORM FOR integer LANGUAGE sql
          (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));
        CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
        CREATE ACCESS METHOD "b tree" TYPE INDEX HANDLER bthandler;
        CREATE TABLE t (a integer) USING heap2;
        """
    ),
    Script(
      name: "rules of domains that call",
      sql: """
        CREATE FUNCTION z_is_mail(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 LIKE '%@%' $$;
        CREATE FUNCTION z_fresh() RETURNS text LANGUAGE sql AS $$ SELECT 'a@b' $$;
        CREATE DOMAIN a_mail AS text DEFAULT z_fresh() CHECK (z_is_mail(VALUE));
        CREATE DOMAIN value AS integer CHECK (VALUE > 0);
        CREATE FUNCTION value(value) RETURNS integer LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION host(a_mail) RETURNS text LANGUAGE sql AS 'SELECT $1::text';
        CREATE TABLE t (mail a_mail, v value, CHECK (z_is_mail(mail)));
        """
    ),
    Script(
      name: "comments in other places",
      sql: """
        COMMENT ON SCHEMA public IS 'it''s ours';
        CREATE AGGREGATE many(*) (sfunc = int8inc, stype = bigint, initcond = '0');
        COMMENT ON AGGREGATE many(*) IS 'a number';
        """
    ),
    Script(
      name: "rules and settings of heirs and parts",
      sql: """
        CREATE TABLE whole (f integer CONSTRAINT c CHECK (f > 0));
        CREATE TABLE heir (CONSTRAINT c CHECK (f > 0)) INHERITS (whole);
        CREATE TABLE parts (a integer, b text) PARTITION BY RANGE (a);
        CREATE TABLE part PARTITION OF parts DEFAULT;
        ALTER TABLE parts ALTER a SET (n_distinct_inherited = 5);
        ALTER TABLE part ALTER a SET (n_distinct_inherited = 5), ALTER b SET STORAGE external;
        ALTER TABLE parts ALTER b SET STORAGE external;
        """
    ),
    Script(
      name: "logging of sequences",
      version: 15,
      sql: """
        CREATE UNLOGGED TABLE t (id serial, n bigint GENERATED ALWAYS AS IDENTITY, m bigint GENERATED ALWAYS AS IDENTITY);
        CREATE UNLOGGED SEQUENCE bare;
        ALTER SEQUENCE t_n_seq SET LOGGED;
        """
    ),
  ]
}
