<?php
/**
 * WooCommerce, as far as the plugin uses it, and as its documentation says that it behaves: the cart, the session, the lines of an
 * order, what may be added to the Store API, the mini-cart's template.
 */

namespace Automattic\WooCommerce\Utilities {
	class FeaturesUtil {
		public static $declared = array();
		public static function declare_compatibility( $feature, $file, $positive = true ) {
			self::$declared[ $feature ] = array( basename( $file ), $positive );
		}
	}
}

namespace Automattic\WooCommerce\StoreApi\Exceptions {
	class RouteException extends \Exception {
		public $error;
		public function __construct( $code, $message, $status = 400 ) {
			parent::__construct( $message, $status );
			$this->error = $code;
		}
	}
}

namespace {
	use Automattic\WooCommerce\StoreApi\Exceptions\RouteException;

	class WC_Product {
		private $id;
		private $parent;
		private $ships;
		public $name;
		public function __construct( $id, $parent = 0, $ships = true, $name = '' ) {
			list( $this->id, $this->parent, $this->ships, $this->name ) = array( $id, $parent, $ships, $name );
		}
		public function get_id() {
			return $this->id;
		}
		public function get_parent_id() {
			return $this->parent;
		}
		public function needs_shipping() {
			return $this->ships;
		}
		public function get_name() {
			return $this->name;
		}
		public function is_sold_individually() {
			return in_array( $this->id, $GLOBALS['shop']['single'] ?? array(), true );
		}
		/** -1: as many as anybody likes. */
		public function get_max_purchase_quantity() {
			return $this->is_sold_individually() ? 1 : ( $GLOBALS['shop']['stock'][ $this->id ] ?? -1 );
		}
	}

	/** What an order and its lines have in common: data by name, of which those of a name may be several. */
	class WC_Data {
		public $meta = array();
		public function meta_exists( $key ) {
			return isset( $this->meta[ $key ] );
		}
		public function add_meta_data( $key, $value, $unique = false ) {
			$this->meta[ $key ]   = $unique ? array() : $this->meta[ $key ] ?? array();
			$this->meta[ $key ][] = $value;
		}
		public function update_meta_data( $key, $value ) {
			$this->meta[ $key ] = array( $value );
		}
		public function delete_meta_data( $key ) {
			unset( $this->meta[ $key ] );
		}
	}

	class WC_Cart {
		public $cart_contents = array();
		/** How often the totals were made, and the cart was kept. */
		public $done = array( 'totals' => 0, 'kept' => 0 );
		public function get_cart() {
			return $this->cart_contents;
		}
		public function get_cart_contents_count() {
			return array_sum( array_column( $this->cart_contents, 'quantity' ) );
		}
		public function get_cart_item( $key ) {
			return $this->cart_contents[ $key ] ?? array();
		}
		public function display_prices_including_tax() {
			return $GLOBALS['shop']['with_tax'] ?? false;
		}
		public function calculate_totals() {
			++$this->done['totals'];
		}
		public function set_session() {
			++$this->done['kept'];
		}
		/** The same for what is the same, with all that plugins keep with it. */
		public function generate_cart_id( $product_id, $variation_id = 0, $variation = array(), $cart_item_data = array() ) {
			return md5( serialize( array( $product_id, $variation_id, $variation, $cart_item_data ) ) );
		}
		public function add( WC_Product $product, $quantity, $cart_item_data = array(), $key = null ) {
			$parent = $product->get_parent_id();
			$ids    = $parent ? array( $parent, $product->get_id() ) : array( $product->get_id(), 0 );
			$key    = $key ?? $this->generate_cart_id( $ids[0], $ids[1], array(), $cart_item_data );
			if ( isset( $this->cart_contents[ $key ] ) ) {
				$this->cart_contents[ $key ]['quantity'] += $quantity;
			} else {
				$this->cart_contents[ $key ] = $cart_item_data + array(
					'key' => $key, 'product_id' => $ids[0], 'variation_id' => $ids[1], 'variation' => array(), 'quantity' => $quantity,
					'data' => $product, 'data_hash' => 'x', 'line_tax_data' => array(), 'line_subtotal' => 1, 'line_subtotal_tax' => 0, 'line_total' => 1, 'line_tax' => 0,
				);
			}
			return $key;
		}
		/** What a form of a classic theme does. */
		public function add_to_cart( $product_id, $quantity = 1 ) {
			$product = new WC_Product( $product_id );
			$key     = $this->generate_cart_id( $product_id, 0, array(), array() );
			if ( $product->is_sold_individually() && apply_filters( 'woocommerce_add_to_cart_sold_individually_found_in_cart', isset( $this->cart_contents[ $key ] ), $product_id, 0, array(), $key ) ) {
				return false;
			}
			return $this->add( $product, $quantity );
		}
		public function empty_cart() {
			$this->cart_contents = array();
			do_action( 'woocommerce_cart_emptied', true );
		}
	}

	class WC_Session {
		private $data = array();
		public function get( $key, $default = null ) {
			return $this->data[ $key ] ?? $default;
		}
		public function set( $key, $value ) {
			$this->data[ $key ] = $value;
		}
	}

	class WooCommerce {
		public $cart;
		public $session;
		public $customer;
		public $countries;
		public function __construct() {
			$this->cart      = new WC_Cart();
			$this->session   = new WC_Session();
			$this->customer  = new class() {
				public function get_shipping_country() {
					return $GLOBALS['shop']['country'] ?? '';
				}
			};
			$this->countries = new class() {
				public function get_base_country() {
					return 'US';
				}
			};
			foreach ( $GLOBALS['shop']['cart'] ?? array() as $line ) {
				$product = new WC_Product( $line['id'], $line['parent'] ?? 0, $line['ships'] ?? true, $line['name'] ?? '' );
				$this->cart->add( $product, $line['quantity'] ?? 1, $line['data'] ?? array(), $line['key'] ?? null );
			}
		}
	}

	function WC() {
		static $shop;
		return $shop = $shop ?? new WooCommerce();
	}
	function is_checkout() {
		return $GLOBALS['shop']['checkout'] ?? false;
	}
	function wc_tax_enabled() {
		return isset( $GLOBALS['shop']['with_tax'] );
	}

	// ---- The Store API

	$extended = array();
	$updates  = array();

	function woocommerce_store_api_register_endpoint_data( $args ) {
		foreach ( array( 'data_callback', 'schema_callback' ) as $name ) {
			is_callable( $args[ $name ] ) || throw new Exception( "$name must be a callable function" );
		}
		$GLOBALS['extended'][ $args['endpoint'] ][ $args['namespace'] ] = $args;
	}
	function woocommerce_store_api_register_update_callback( $args ) {
		is_callable( $args['callback'] ) || throw new Exception( 'There is no valid callback' );
		$GLOBALS['updates'][ $args['namespace'] ] = $args['callback'];
	}
	function extended( $endpoint, $callback, ...$given ) {
		return (object) array_map( fn ( $args ) => $args[ $callback ]( ...$given ), $GLOBALS['extended'][ $endpoint ] ?? array() );
	}
	/** The cart, as every answer holds it. */
	function store_cart() {
		$item = fn ( $item ) => array(
			'key' => $item['key'], 'id' => $item['data']->get_id(), 'quantity' => $item['quantity'], 'name' => $item['data']->name,
			'quantity_limits' => array( 'minimum' => 1, 'maximum' => store_maximum( $item['data'], $item ), 'multiple_of' => 1, 'editable' => ! $item['data']->is_sold_individually() ),
			'item_data'  => array_map( fn ( $one ) => array_map( 'wp_kses_post', $one ), apply_filters( 'woocommerce_get_item_data', array(), $item ) ),
			'prices'     => array( 'price' => '100' ),
			'totals'     => array( 'line_subtotal' => '100', 'line_subtotal_tax' => '0', 'line_total' => '100', 'line_total_tax' => '0' ),
			'extensions' => extended( 'cart-item', 'data_callback', $item ),
		);
		return array(
			'items' => array_map( $item, array_values( WC()->cart->get_cart() ) ), 'coupons' => array(),
			'totals' => array( 'currency_code' => 'USD', 'currency_minor_unit' => 2 ), 'extensions' => extended( 'cart', 'data_callback' ),
		);
	}
	/** The most of an item, or of a product that is none yet. */
	function store_maximum( $product, $item = null ) {
		$most = $product->get_max_purchase_quantity();
		return max( 1, apply_filters( 'woocommerce_store_api_product_quantity_maximum', $most > 0 ? $most : 9999, $product, $item ) );
	}
	/** POST cart/add-item. What is refused throws. A new item's quantity is cut to what may be had, without a word. */
	function store_add( $body ) {
		$request = new WP_REST_Request( $body );
		$data    = array( 'id' => $request['id'], 'quantity' => $request['quantity'], 'variation' => $request['variation'] ?? array(), 'cart_item_data' => array() );
		$data    = apply_filters( 'woocommerce_store_api_add_to_cart_data', $data, $request );
		$product = new WC_Product( $data['id'] );
		do_action( 'woocommerce_store_api_validate_add_to_cart', $product, $data );
		$held = WC()->cart->get_cart_item( WC()->cart->generate_cart_id( $data['id'], 0, array(), $data['cart_item_data'] ) );
		$most = store_maximum( $product, $held ? $held : null );
		if ( $held && ( $product->is_sold_individually() || $held['quantity'] + $data['quantity'] > $most ) ) {
			throw new RouteException( 'invalid_quantity', 'Too many', 400 );
		}
		WC()->cart->add( $product, $held ? $data['quantity'] : min( $data['quantity'], $most ), $data['cart_item_data'] );
		return store_cart();
	}
	/** What the Store API answers to what may be refused: the quantities of the lines, or the status and why. */
	function store_try( $work ) {
		try {
			return array_column( $work()['items'], 'quantity' );
		} catch ( RouteException $error ) {
			return array( $error->getCode(), $error->error );
		}
	}
	/** An answer on its way to a browser: the headers that it is sent with. */
	function rest_headers( $route ) {
		$answer = new class() {
			public $headers = array();
			public function header( $name, $value ) {
				$this->headers[ $name ] = $value;
			}
		};
		$request = new class( $route ) {
			private $route;
			public function __construct( $route ) {
				$this->route = $route;
			}
			public function get_route() {
				return $this->route;
			}
		};
		return (object) apply_filters( 'rest_post_dispatch', $answer, null, $request )->headers;
	}
	/** POST cart/extensions. */
	function store_extend( $body ) {
		$GLOBALS['updates'][ $body['namespace'] ]( $body['data'] ?? null );
		return store_cart();
	}
	/** What the checkout makes of the cart: the lines of the order, and the order. */
	function checkout( $order = null, $line_has = array() ) {
		$order = $order ?? new WC_Data();
		$lines = array();
		foreach ( WC()->cart->get_cart() as $key => $item ) {
			$line = new WC_Data();
			foreach ( $line_has as $name => $value ) {
				$line->add_meta_data( $name, $value );
			}
			do_action( 'woocommerce_checkout_create_order_line_item', $line, $key, $item, $order );
			$lines[] = (object) $line->meta;
		}
		do_action( 'woocommerce_checkout_create_order', $order, array() );
		do_action( 'woocommerce_store_api_checkout_update_order_meta', $order );
		return array( 'lines' => $lines, 'order' => (object) $order->meta );
	}

	// ---- The classic mini-cart

	function woocommerce_mini_cart() {
		if ( ! WC()->cart->get_cart() ) {
			echo '<p class="woocommerce-mini-cart__empty-message">No products in the cart.</p>';
			return;
		}
		echo '<ul class="woocommerce-mini-cart cart_list product_list_widget">';
		foreach ( WC()->cart->get_cart() as $key => $item ) {
			$name = esc_html( $item['data']->name );
			echo '<li class="woocommerce-mini-cart-item mini_cart_item">';
			echo '<a href="#remove" class="remove remove_from_cart_button" aria-label="Remove ', $name, ' from cart" data-cart_item_key="', esc_attr( $key ), '">&times;</a>';
			echo '<a href="#', $item['data']->get_id(), '">', $name, '</a><span class="quantity">', $item['quantity'], ' &times;</span></li>';
		}
		echo '</ul><p class="woocommerce-mini-cart__total total"><strong>Subtotal:</strong></p>';
		// A theme may have a template of its own, and forget what may be hooked in.
		if ( $GLOBALS['shop']['hooks'] ?? true ) {
			do_action( 'woocommerce_widget_shopping_cart_before_buttons' );
		}
		echo '<p class="woocommerce-mini-cart__buttons buttons"><a href="#cart" class="button wc-forward">View cart</a><a href="#checkout" class="button checkout wc-forward">Checkout</a></p>';
		do_action( 'woocommerce_widget_shopping_cart_after_buttons' );
	}
	/** What wc-ajax=get_refreshed_fragments answers. */
	function fragments() {
		ob_start();
		woocommerce_mini_cart();
		$own = array( 'div.widget_shopping_cart_content' => '<div class="widget_shopping_cart_content">' . ob_get_clean() . '</div>' );
		return array( 'fragments' => apply_filters( 'woocommerce_add_to_cart_fragments', $own ), 'cart_hash' => md5( serialize( array_keys( WC()->cart->get_cart() ) ) ) );
	}
}
