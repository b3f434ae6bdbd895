#pragma once

// What MySQL's libmysqlclient and MariaDB's libmariadb, which Debian installs under the same name, do not have in common.
//
// pkg-config decides which one is built with: for MySQL's own, PKG_CONFIG_PATH names the folder of its mysqlclient.pc. It
// brings ssl-mode=VERIFY_CA. Tried with libmysqlclient 24.2.4 of MySQL 9.7.

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>

#include <mysql.h>

#ifdef MARIADB_PACKAGE_VERSION
typedef my_bool cairn_mysql_bool;
#else
typedef bool cairn_mysql_bool;
#endif

static inline bool cairn_mysql_is_libmariadb(void) {
#ifdef MARIADB_PACKAGE_VERSION
  return true;
#else
  return false;
#endif
}

enum cairn_mysql_tls {
  cairn_mysql_tls_disabled,
  cairn_mysql_tls_preferred,
  cairn_mysql_tls_required,
  cairn_mysql_tls_verify_ca,
  cairn_mysql_tls_verify_identity
};

// False when the library cannot do that: libmariadb checks a certificate and its host only together.
static inline bool cairn_mysql_set_tls(MYSQL *mysql, enum cairn_mysql_tls mode) {
#ifdef MARIADB_PACKAGE_VERSION
  cairn_mysql_bool use = mode != cairn_mysql_tls_disabled;
  cairn_mysql_bool verify = mode == cairn_mysql_tls_verify_identity;
  return mode != cairn_mysql_tls_verify_ca
    && mysql_options(mysql, MYSQL_OPT_SSL_ENFORCE, &use) == 0
    && mysql_options(mysql, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &verify) == 0;
#else
  unsigned int value = SSL_MODE_DISABLED + (unsigned int)mode;
  // caching_sha2_password without TLS: the server's key encrypts the password. libmariadb asks for it by itself.
  bool key = mode <= cairn_mysql_tls_preferred;
  return mysql_options(mysql, MYSQL_OPT_SSL_MODE, &value) == 0
    && mysql_options(mysql, MYSQL_OPT_GET_SERVER_PUBLIC_KEY, &key) == 0;
#endif
}

// Whether the server has neither ended the connection nor said anything that nobody asked for.
static inline bool cairn_mysql_is_quiet(MYSQL *mysql) {
  char byte;
  ssize_t count = recv((int)mysql->net.fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  if (count < 0) return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
  // A server that speaks unasked says farewell; but TLS has messages of its own.
  return count > 0 && mysql_get_ssl_cipher(mysql) != NULL;
}

// Finds out within a minute that the other machine is gone. Does nothing on a unix socket.
static inline void cairn_mysql_keep_alive(MYSQL *mysql) {
  int fd = (int)mysql->net.fd, on = 1, idle = 30, interval = 10, count = 3;
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
#ifdef TCP_KEEPIDLE
  setsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof idle);
#else
  setsockopt(fd, IPPROTO_TCP, TCP_KEEPALIVE, &idle, sizeof idle);
#endif
  setsockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, &interval, sizeof interval);
  setsockopt(fd, IPPROTO_TCP, TCP_KEEPCNT, &count, sizeof count);
}

static inline bool cairn_mysql_in_transaction(MYSQL *mysql) { return (mysql->server_status & SERVER_STATUS_IN_TRANS) != 0; }

// A parameter. The bind keeps its own length, so it must stay where it is.
static inline void cairn_mysql_bind_parameter(
  MYSQL_BIND *bind, enum enum_field_types type, void *buffer, unsigned long length
) {
  memset(bind, 0, sizeof *bind);
  bind->buffer_type = type;
  bind->buffer = buffer;
  bind->buffer_length = length;
  bind->length_value = length;
  bind->length = &bind->length_value;
}

// A column of a result. The bind keeps its own length and null mark, so it must stay where it is.
static inline void cairn_mysql_bind_result(
  MYSQL_BIND *bind, enum enum_field_types type, bool is_unsigned, void *buffer, unsigned long capacity
) {
  memset(bind, 0, sizeof *bind);
  bind->buffer_type = type;
  bind->is_unsigned = is_unsigned;
  bind->buffer = buffer;
  bind->buffer_length = capacity;
  bind->length = &bind->length_value;
  bind->is_null = &bind->is_null_value;
  bind->error = &bind->error_value;
}

// What the two libraries answer is a bool of the one and a char of the other.
static inline bool cairn_mysql_set_parameters(MYSQL_STMT *statement, MYSQL_BIND *binds) {
  return mysql_stmt_bind_param(statement, binds) == 0;
}

static inline bool cairn_mysql_set_results(MYSQL_STMT *statement, MYSQL_BIND *binds) {
  return mysql_stmt_bind_result(statement, binds) == 0;
}

static inline bool cairn_mysql_bind_is_null(const MYSQL_BIND *bind) { return bind->is_null_value != 0; }
