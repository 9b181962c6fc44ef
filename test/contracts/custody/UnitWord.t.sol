// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    CONTAINER,
    LAST_HOP,
    OVERDUE,
    PACKED,
    Phase,
    RECALLED,
    SEALED,
    UnitFlag,
    UnitWord
} from "../../../contracts/custody/UnitWord.sol";
import {CreationTerms} from "../../../contracts/custody/Creation.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {Test} from "../utils/Test.sol";

/// @notice Each field of a unit's word is read where it lies, and each setter touches its own fields only.
contract UnitWordTest is Test {
    /// @dev The fields, lowest first.
    struct Fields {
        uint56 quantity;
        uint40 since;
        uint16 items;
        uint16 hops;
        /// @dev Any number: brought to a phase by remainder.
        uint8 phase;
        /// @dev Five bits by remainder: sealed, container, packed, overdue, recalled.
        uint8 flags;
        uint8 step;
        uint16 classes;
        uint16 rules;
        uint48 site;
        uint32 custodian;
    }

    uint8 private constant PHASES = 7;
    uint8 private constant FLAGS = 32;

    function testFuzz_ReadFromTheLowestField(Fields memory f) public pure {
        (f.phase, f.flags) = (f.phase % PHASES, f.flags % FLAGS);
        uint256 word = f.quantity;
        word += uint256(f.since) << 56;
        word += uint256(f.items) << 96;
        word += uint256(f.hops) << 112;
        word += uint256(f.phase) << 128;
        word += uint256(f.flags) << 131;
        word += uint256(f.step) << 136;
        word += uint256(f.classes) << 144;
        word += uint256(f.rules) << 160;
        word += uint256(f.site) << 176;
        word += uint256(f.custodian) << 224;
        _assertFields(UnitWord.wrap(word), f, "from the lowest");
    }

    function testFuzz_ReadFromTheHighestField(Fields memory f) public pure {
        _assertFields(_pack(f), f, "from the highest");
    }

    function testFuzz_WithAmount(Fields memory f, uint56 quantity, uint16 items) public pure {
        UnitWord word = _pack(f);
        (f.quantity, f.items) = (quantity, items);
        _assertFields(word.withAmount(quantity, items), f, "quantity and items only");
    }

    function testFuzz_WithSince(Fields memory f, uint40 since) public pure {
        UnitWord word = _pack(f);
        f.since = since;
        _assertFields(word.withSince(since), f, "since only");
    }

    function testFuzz_WithPhase(Fields memory f, uint8 phase) public pure {
        UnitWord word = _pack(f);
        f.phase = phase % PHASES;
        _assertFields(word.withPhase(Phase(f.phase)), f, "phase only");
    }

    function testFuzz_WithStep(Fields memory f, uint8 step) public pure {
        UnitWord word = _pack(f);
        f.step = step;
        _assertFields(word.withStep(step), f, "step only");
    }

    function testFuzz_WithClasses(Fields memory f, uint16 classes) public pure {
        UnitWord word = _pack(f);
        f.classes = classes;
        _assertFields(word.withClasses(classes), f, "classes only");
    }

    function testFuzz_WithSite(Fields memory f, uint48 site) public pure {
        UnitWord word = _pack(f);
        f.site = site;
        _assertFields(word.withSite(SiteId.wrap(site)), f, "site only");
    }

    function testFuzz_WithPlace(Fields memory f, uint32 custodian, uint48 site) public pure {
        UnitWord word = _pack(f);
        (f.custodian, f.site) = (custodian, site);
        _assertFields(word.withPlace(OrgId.wrap(custodian), SiteId.wrap(site)), f, "custodian and site only");
    }

    function testFuzz_Flags(Fields memory f, uint8 which) public pure {
        UnitWord word = _pack(f);
        which %= 5;
        UnitFlag flag = _flags()[which];
        uint8 bit = uint8(1 << which);
        f.flags |= bit;
        _assertFields(word.withFlag(flag), f, "set");
        f.flags &= ~bit;
        _assertFields(word.withoutFlag(flag), f, "taken away");
        _assertFields(word.withFlag(flag).withoutFlag(flag), f, "set and taken away");
    }

    function testFuzz_NextHop(Fields memory f) public pure {
        UnitWord word = _pack(f);
        f.hops = f.hops == LAST_HOP ? LAST_HOP : f.hops + 1;
        _assertFields(word.nextHop(), f, "hops only");
    }

    function testFuzz_HopsEnd(Fields memory f) public pure {
        f.hops = type(uint16).max;
        UnitWord word = _pack(f);
        _assertFields(word.nextHop(), f, "they do not begin anew");
    }

    function testFuzz_AUnitBegins(uint32 custodian, uint16 bits, Fields memory f) public pure {
        uint256 word = (uint256(f.site) << 176) | (uint256(f.rules) << 160) | (uint256(3) << 144);
        word |= (uint256(f.step) << 136) | (uint256(f.items) << 96) | (uint256(f.since) << 56) | f.quantity;
        UnitWord begun = CreationTerms.wrap(word).begun(OrgId.wrap(custodian), bits);
        Fields memory expected;
        (expected.custodian, expected.site, expected.rules, expected.step) = (custodian, f.site, f.rules, f.step);
        (expected.items, expected.since, expected.quantity) = (f.items, f.since, f.quantity);
        (expected.classes, expected.phase) = (bits, uint8(Phase.Active));
        _assertFields(begun, expected, "active, with bits for the class's number");
    }

    function test_TheEmptyWordIsNoUnit() public pure {
        Fields memory f;
        _assertFields(UnitWord.wrap(0), f, "phase None, and nothing else");
    }

    /// @dev Three bits have room for a phase that is none.
    function testFuzz_RevertWhen_NoSuchPhase(Fields memory f) public {
        UnitWord word = UnitWord.wrap(UnitWord.unwrap(_pack(f)) | (7 << 128));
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x21));
        this.phase(word);
    }

    function phase(UnitWord word) external pure returns (Phase) {
        return word.phase();
    }

    function _flags() private pure returns (UnitFlag[5] memory) {
        return [SEALED, CONTAINER, PACKED, OVERDUE, RECALLED];
    }

    function _pack(Fields memory f) private pure returns (UnitWord) {
        (f.phase, f.flags) = (f.phase % PHASES, f.flags % FLAGS);
        uint256 word = f.custodian;
        word = (word << 48) | f.site;
        word = (word << 16) | f.rules;
        word = (word << 16) | f.classes;
        word = (word << 8) | f.step;
        word = (word << 5) | f.flags;
        word = (word << 3) | f.phase;
        word = (word << 16) | f.hops;
        word = (word << 16) | f.items;
        word = (word << 40) | f.since;
        word = (word << 56) | f.quantity;
        return UnitWord.wrap(word);
    }

    function _assertFields(UnitWord word, Fields memory f, string memory what) private pure {
        uint8 flags = 0;
        for (uint256 i = 0; i < 5; i++) if (word.has(_flags()[i])) flags |= uint8(1 << i);
        Fields memory read;
        (read.quantity, read.since, read.items, read.hops) = (word.quantity(), word.since(), word.items(), word.hops());
        (read.phase, read.flags, read.step, read.classes) = (uint8(word.phase()), flags, word.step(), word.classes());
        (read.rules, read.site, read.custodian) = (word.rules().raw(), word.site().raw(), word.custodian().raw());
        vm.assertEq(abi.encode(read), abi.encode(f), what);
        vm.assertEq(UnitWord.unwrap(word), UnitWord.unwrap(_pack(f)), what);
    }
}
