// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DESTROYED, LOST, OUT, StockKey, stockKey, StockWord} from "../../../contracts/custody/StockWord.sol";
import {FlowId} from "../../../contracts/types/FlowId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {Test} from "../utils/Test.sol";

/// @notice Each field of an account is read where it lies; it always balances; what comes and goes touches its own fields only.
contract StockWordTest is Test {
    /// @dev The fields, lowest first. What went is brought under what came, as in every account.
    struct Fields {
        uint56 taken;
        uint56 given;
        uint56 destroyed;
        uint56 lost;
        uint32 items;
    }

    function testFuzz_ReadFromTheLowestField(Fields memory f) public pure {
        _balance(f);
        uint256 word = f.taken;
        word += uint256(f.given) << 56;
        word += uint256(f.destroyed) << 112;
        word += uint256(f.lost) << 168;
        word += uint256(f.items) << 224;
        _assertFields(StockWord.wrap(word), f, "from the lowest");
    }

    function testFuzz_ReadFromTheHighestField(Fields memory f) public pure {
        _balance(f);
        _assertFields(_pack(f), f, "from the highest");
    }

    function testFuzz_PlusTaken(Fields memory f, uint56 quantity, uint16 items) public pure {
        _balance(f);
        quantity = uint56(_bound(quantity, 0, type(uint56).max - f.taken));
        f.items = uint32(_bound(f.items, 0, type(uint32).max - items));
        StockWord word = _pack(f);
        f.taken += quantity;
        f.items += items;
        _assertFields(word.plusTaken(quantity, items), f, "in and items only");
    }

    function testFuzz_RevertWhen_MoreTakenThanItCounts(Fields memory f, uint56 quantity) public {
        _balance(f);
        vm.assume(f.taken != 0);
        quantity = uint56(_bound(quantity, uint256(type(uint56).max) - f.taken + 1, type(uint56).max));
        StockWord word = _pack(f);
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x11));
        this.plusTaken(word, quantity);
    }

    function testFuzz_PlusGone(Fields memory f, uint56 quantity, uint32 items, uint8 field) public pure {
        _balance(f);
        (quantity, items) = _part(f, quantity, items);
        StockWord word = _pack(f);
        field %= 3;
        if (field == 0) f.given += quantity;
        else if (field == 1) f.destroyed += quantity;
        else f.lost += quantity;
        f.items -= items;
        uint256 one = [OUT, DESTROYED, LOST][field];
        _assertFields(word.plusGone(one, quantity, items), f, "its field and items only");
    }

    function testFuzz_MinusTaken(Fields memory f, uint56 quantity, uint32 items) public pure {
        _balance(f);
        (quantity, items) = _part(f, quantity, items);
        StockWord word = _pack(f);
        f.taken -= quantity;
        f.items -= items;
        _assertFields(word.minusTaken(quantity, items), f, "in and items only");
    }

    function testFuzz_KeysDifferInEachField(uint32 org, uint48 site, uint16 flow, uint16 class_) public pure {
        uint256 word = class_;
        word = (word << 16) | flow;
        word = (word << 32) | org;
        word = (word << 48) | site;
        StockKey key = stockKey(OrgId.wrap(org), SiteId.wrap(site), FlowId.wrap(flow), class_);
        vm.assertEq(StockKey.unwrap(key), word, "from the highest");
        word = site;
        word += uint256(org) << 48;
        word += uint256(flow) << 80;
        word += uint256(class_) << 96;
        vm.assertEq(StockKey.unwrap(key), word, "from the lowest");
    }

    function plusTaken(StockWord word, uint56 quantity) external pure returns (StockWord) {
        return word.plusTaken(quantity, 0);
    }

    function _balance(Fields memory f) private pure {
        f.given = uint56(_bound(f.given, 0, f.taken));
        f.destroyed = uint56(_bound(f.destroyed, 0, f.taken - f.given));
        f.lost = uint56(_bound(f.lost, 0, f.taken - f.given - f.destroyed));
    }

    /// @dev No more than is in stock.
    function _part(Fields memory f, uint56 quantity, uint32 items) private pure returns (uint56, uint32) {
        uint256 stock = f.taken - f.given - f.destroyed - f.lost;
        return (uint56(_bound(quantity, 0, stock)), uint32(_bound(items, 0, f.items)));
    }

    function _pack(Fields memory f) private pure returns (StockWord) {
        uint256 word = f.items;
        word = (word << 56) | f.lost;
        word = (word << 56) | f.destroyed;
        word = (word << 56) | f.given;
        word = (word << 56) | f.taken;
        return StockWord.wrap(word);
    }

    function _assertFields(StockWord word, Fields memory f, string memory what) private pure {
        Fields memory read = Fields(word.taken(), word.given(), word.destroyed(), word.lost(), word.items());
        vm.assertEq(abi.encode(read), abi.encode(f), what);
        vm.assertEq(StockWord.unwrap(word), StockWord.unwrap(_pack(f)), what);
        vm.assertEq(word.stock(), f.taken - f.given - f.destroyed - f.lost, "balances");
    }
}
