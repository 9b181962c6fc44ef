// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Act, StepRule} from "../../../contracts/custody/StepRule.sol";
import {Roles} from "../../../contracts/types/Roles.sol";
import {Test} from "../utils/Test.sol";

/// @notice Each field of a step's rule is read where it lies, and closing touches the act only.
contract StepRuleTest is Test {
    /// @dev The fields, lowest first.
    struct Fields {
        uint64 roles;
        uint24 after_;
        uint24 keeps;
        uint32 deadline;
        uint24 window;
        uint16 tolerance;
        uint16 classes;
        uint16 mixes;
        uint16 flow;
        /// @dev Any number: brought to an act by remainder.
        uint8 act;
        /// @dev From the lowest: needs a seal, takes returned, takes recalled; digits 7 and zeros 4 of the maximum; two without meaning.
        uint16 flags;
    }

    uint8 private constant ACTS = 7;

    function testFuzz_ReadFromTheLowestField(Fields memory f) public pure {
        f.act %= ACTS;
        uint256 word = f.roles;
        word += uint256(f.after_) << 64;
        word += uint256(f.keeps) << 88;
        word += uint256(f.deadline) << 112;
        word += uint256(f.window) << 144;
        word += uint256(f.tolerance) << 168;
        word += uint256(f.classes) << 184;
        word += uint256(f.mixes) << 200;
        word += uint256(f.flow) << 216;
        word += uint256(f.act) << 232;
        word += uint256(f.flags) << 240;
        _assertFields(StepRule.wrap(word), f, "from the lowest");
    }

    function testFuzz_ReadFromTheHighestField(Fields memory f) public pure {
        _assertFields(_pack(f), f, "from the highest");
    }

    function testFuzz_Closed(Fields memory f) public pure {
        StepRule rule = _pack(f);
        f.act = uint8(Act.Closed);
        _assertFields(rule.closed(), f, "act only");
    }

    /// @dev A step number beyond the 24 would meet the bits of the next field: no unit is ever in one.
    function testFuzz_FollowsWhatItsBitsSay(Fields memory f, uint8 former) public pure {
        former %= 24;
        StepRule rule = _pack(f);
        vm.assertEq(rule.mayFollow(former), f.after_ & (1 << former) != 0, "after");
        vm.assertEq(rule.keepsClockOf(former), f.keeps & (1 << former) != 0, "keeps");
    }

    function testFuzz_RevertWhen_NoSuchAct(Fields memory f) public {
        StepRule rule = StepRule.wrap(StepRule.unwrap(_pack(f)) | (255 << 232));
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x21));
        this.act(rule);
    }

    function act(StepRule rule) external pure returns (Act) {
        return rule.act();
    }

    function _pack(Fields memory f) private pure returns (StepRule) {
        f.act %= ACTS;
        uint256 word = f.flags;
        word = (word << 8) | f.act;
        word = (word << 16) | f.flow;
        word = (word << 16) | f.mixes;
        word = (word << 16) | f.classes;
        word = (word << 16) | f.tolerance;
        word = (word << 24) | f.window;
        word = (word << 32) | f.deadline;
        word = (word << 24) | f.keeps;
        word = (word << 24) | f.after_;
        word = (word << 64) | f.roles;
        return StepRule.wrap(word);
    }

    function _assertFields(StepRule rule, Fields memory f, string memory what) private pure {
        Fields memory read;
        read.roles = Roles.unwrap(rule.roles());
        for (uint8 i = 0; i < 24; i++) {
            if (rule.mayFollow(i)) read.after_ |= uint24(1 << i);
            if (rule.keepsClockOf(i)) read.keeps |= uint24(1 << i);
        }
        (read.deadline, read.window, read.tolerance) = (rule.deadline(), rule.window(), rule.tolerance());
        (read.classes, read.mixes) = (rule.classes(), rule.mixes());
        (read.flow, read.act, read.flags) = (rule.flow().raw(), uint8(rule.act()), f.flags & ~uint16(7));
        uint256 maximum = uint256((f.flags >> 3) & 0x7f) * 10 ** ((f.flags >> 10) & 0xf);
        vm.assertEq(rule.maxQuantity(), maximum, what);
        if (rule.needsSeal()) read.flags |= 1;
        if (rule.takesReturned()) read.flags |= 2;
        if (rule.takesRecalled()) read.flags |= 4;
        vm.assertEq(abi.encode(read), abi.encode(f), what);
        vm.assertEq(StepRule.unwrap(rule), StepRule.unwrap(_pack(f)), what);
    }
}
