<?php
/**
 * WordPress, as far as the plugin uses it, and as its developer reference says that it behaves: hooks with their argument
 * counts, escaping, the script tag, texts of a request. `$shop` is what the test says of the site (tests/node/wordpress.mjs).
 */

define( 'ABSPATH', '/site/' );
define( 'ARRAY_A', 'ARRAY_A' );

// ---- Hooks: a callback gets as many arguments as it was added with, and no more.

$hooks = array();
$done  = array();

function add_filter( $name, $callback, $priority = 10, $accepted_args = 1 ) {
	if ( ! is_callable( $callback ) ) {
		throw new Exception( "$name: there is no function " . json_encode( $callback ) );
	}
	$GLOBALS['hooks'][ $name ][ $priority ][] = array( $callback, $accepted_args );
	return true;
}
function add_action( $name, $callback, $priority = 10, $accepted_args = 1 ) {
	return add_filter( $name, $callback, $priority, $accepted_args );
}
function apply_filters( $name, $value, ...$more ) {
	$by_priority = $GLOBALS['hooks'][ $name ] ?? array();
	ksort( $by_priority );
	foreach ( array_merge( ...array_values( $by_priority ) ) as list( $callback, $accepted ) ) {
		$value = $callback( ...array_slice( array( $value, ...$more ), 0, $accepted ) );
	}
	return $value;
}
function do_action( $name, ...$given ) {
	$GLOBALS['done'][ $name ] = did_action( $name ) + 1;
	$by_priority              = $GLOBALS['hooks'][ $name ] ?? array();
	ksort( $by_priority );
	foreach ( array_merge( ...array_values( $by_priority ) ) as list( $callback, $accepted ) ) {
		// An action without arguments has one, an empty text.
		$callback( ...array_slice( $given ? $given : array( '' ), 0, $accepted ) );
	}
}
function did_action( $name ) {
	return $GLOBALS['done'][ $name ] ?? 0;
}

// ---- Texts

function wp_check_invalid_utf8( $text, $strip = false ) {
	$text = (string) $text;
	return mb_check_encoding( $text, 'UTF-8' ) ? $text : '';
}
/** Quotes too, and an entity that is there stays as it is. */
function esc_attr( $text ) {
	return htmlspecialchars( wp_check_invalid_utf8( $text ), ENT_QUOTES, 'UTF-8', false );
}
/** In the language of the site, which is that of the source here. */
function __( $text, $domain ) {
	return $text;
}
function esc_html( $text ) {
	return esc_attr( $text );
}
/** For a database or an attribute that is escaped later: an address of a harmless protocol, without what no address has. */
function esc_url_raw( $url ) {
	$url = preg_replace( '|[^a-z0-9-~+_.?#=!&;,/:%@$\|*\'()\[\]\x80-\xff]|i', '', str_replace( ' ', '%20', ltrim( $url ) ) );
	if ( preg_match( '/^([a-z][a-z0-9+.-]*):/i', $url, $found ) ) {
		return in_array( strtolower( $found[1] ), array( 'http', 'https' ), true ) ? $url : '';
	}
	return '' === $url || in_array( $url[0], array( '/', '#', '?' ), true ) ? $url : "http://$url";
}
/** For HTML. */
function esc_url( $url ) {
	return str_replace( array( '&', "'" ), array( '&#038;', '&#039;' ), esc_url_raw( $url ) );
}
/** One line of plain text: no tags, no line breaks, no octets, no space around it. */
function sanitize_text_field( $text ) {
	$text = wp_check_invalid_utf8( $text );
	$text = strip_tags( preg_replace_callback( '/<[^>]*?((?=<)|>|$)/', fn ( $found ) => '>' === substr( $found[0], -1 ) ? $found[0] : esc_html( $found[0] ), $text ) );
	return trim( preg_replace( array( '/[\r\n\t ]+/', '/%[a-f0-9]{2}/i' ), array( ' ', '' ), $text ) );
}
/** No script goes through, and what is text and no tag stays. As much of it as a text without tags meets. */
function wp_kses_post( $text ) {
	return preg_replace( '/&(?!#?\w+;)/', '&amp;', strip_tags( (string) $text, '<b><strong><em><a>' ) );
}
function wp_json_encode( $data, $flags = 0 ) {
	return json_encode( $data, $flags );
}
function wp_list_pluck( $list, $field ) {
	return array_map( fn ( $one ) => is_object( $one ) ? $one->$field : $one[ $field ], $list );
}
function untrailingslashit( $text ) {
	return rtrim( $text, '/\\' );
}
function trailingslashit( $text ) {
	return untrailingslashit( $text ) . '/';
}

// ---- The site

function wp_parse_url( $url, $component = -1 ) {
	return parse_url( $url, $component );
}
function set_url_scheme( $url ) {
	return preg_replace( '|^\w+://|', ( empty( $GLOBALS['shop']['secure'] ) ? 'http' : 'https' ) . '://', $url );
}
/** As the site was set up: where it is, and where in it the shop begins. */
function set_up_at() {
	return $GLOBALS['shop']['site'] ?? 'http://shop.example';
}
function home_url( $path = '' ) {
	return set_url_scheme( set_up_at() ) . ( $GLOBALS['shop']['home'] ?? '' ) . $path;
}
function plugins_url( $path, $plugin ) {
	return set_url_scheme( set_up_at() ) . '/wp-content/plugins/' . basename( dirname( $plugin ) ) . '/' . $path;
}
/** Its addresses have the scheme that the site was set up with, whatever that of the page is. */
function wp_upload_dir( $time = null, $create = true ) {
	return array( 'basedir' => '/site/uploads', 'baseurl' => set_up_at() . '/wp-content/uploads' );
}
/** With "language": the page's, as HTML writes it. */
function get_bloginfo( $what ) {
	return 'language' === $what ? $GLOBALS['shop']['language'] ?? 'en-US' : '';
}
function is_user_logged_in() {
	return isset( $GLOBALS['shop']['roles'] );
}
/** Roles keep the place that they had in the list of all roles. */
function wp_get_current_user() {
	return (object) array( 'roles' => array_combine( array_map( fn ( $at ) => $at + 1, array_keys( $GLOBALS['shop']['roles'] ) ), $GLOBALS['shop']['roles'] ) );
}
/** False where there are none. */
function get_the_terms( $id, $taxonomy ) {
	$slugs = $GLOBALS['shop']['terms'][ $id ][ $taxonomy ] ?? array();
	return $slugs ? array_map( fn ( $slug ) => (object) array( 'slug' => $slug, 'name' => "The $slug" ), $slugs ) : false;
}

// ---- Scripts: the tag as it is written since 6.4, its attributes by a filter, and around it what others put there.

$scripts = array();
$inline  = array();

function wp_enqueue_script( $handle, $src, $needed = array(), $version = false, $args = array() ) {
	$src .= null === $version ? '' : '?ver=' . ( $version ? $version : '6.9' );
	$GLOBALS['scripts'][ $handle ] = array( 'src' => $src, 'strategy' => $args['strategy'] ?? null );
}
function wp_add_inline_script( $handle, $data, $position = 'after' ) {
	$GLOBALS['inline'][ $handle ][ $position ] = "<script id=\"$handle-js-$position\">\n$data\n</script>\n";
}
function wp_head() {
	do_action( 'wp_enqueue_scripts' );
	do_action( 'wp_head' );
	foreach ( $GLOBALS['scripts'] as $handle => list( 'src' => $src, 'strategy' => $strategy ) ) {
		$inline     = $GLOBALS['inline'][ $handle ] ?? array();
		$attributes = array( 'src' => esc_url_raw( $src ), 'id' => "$handle-js" );
		if ( $strategy ) {
			// What stands after it has to run at once.
			$attributes += ( isset( $inline['after'] ) ? array() : array( $strategy => true ) ) + array( 'data-wp-strategy' => $strategy );
		}
		$written = '';
		foreach ( apply_filters( 'wp_script_attributes', $attributes ) as $name => $value ) {
			$written .= false === $value ? '' : ' ' . esc_attr( $name ) . ( true === $value ? '' : '="' . esc_attr( $value ) . '"' );
		}
		$tag = ( $inline['before'] ?? '' ) . "<script$written></script>\n" . ( $inline['after'] ?? '' );
		echo apply_filters( 'script_loader_tag', $tag, $handle, $src );
	}
}
function wp_footer() {
	do_action( 'wp_footer' );
}

/** A request with a body of JSON, which is asked for its parameters like an array. */
class WP_REST_Request implements ArrayAccess {
	private $params;
	public function __construct( $params ) {
		$this->params = $params;
	}
	public function offsetExists( $name ): bool {
		return isset( $this->params[ $name ] );
	}
	public function offsetGet( $name ): mixed {
		return $this->params[ $name ] ?? null;
	}
	public function offsetSet( $name, $value ): void {
		$this->params[ $name ] = $value;
	}
	public function offsetUnset( $name ): void {
		unset( $this->params[ $name ] );
	}
}
