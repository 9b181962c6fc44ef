// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {
    GROUP_SETTING_TYPEHASH,
    GroupSetting,
    LIMIT_SETTING_TYPEHASH,
    LimitSetting
} from "../../../contracts/settlement/ILimits.sol";
import {Limits} from "../../../contracts/settlement/Limits.sol";
import {GroupId} from "../../../contracts/types/GroupId.sol";
import {LimitKind} from "../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {LimitsBase} from "../settlement/LimitsBase.sol";
import {Test} from "../utils/Test.sol";

/// @notice A principal with three counterparties in groups, one within the other, and cases that use and free. What each act does is
/// said before it is tried.
contract LimitsHandler is Test {
    uint256 public constant PARTIES = 3;
    /// @dev Groups 1 to 3, each within the one before; number 0 is none.
    uint256 public constant GROUPS = 4;
    uint256 private constant MOST = 1000;

    struct Ghost {
        uint104 cap;
        uint104 used;
        uint16 group;
        uint24 version;
        bool suspended;
    }

    Limits private immutable LIMITS;
    address private immutable CASE;
    OrgId private immutable PRINCIPAL;
    LimitKind private immutable KIND;
    bytes32 private immutable DOMAIN;
    uint256[2] private _keys;

    OrgId[PARTIES] public parties;
    Ghost[PARTIES] private _parties;
    Ghost[GROUPS] private _groups;

    uint256 public done;
    uint256 public refused;
    uint256 public unexpected;
    bytes4 public lastUnexpected;
    uint256 public overCap;

    constructor(
        Limits limits,
        address case_,
        OrgId principal,
        LimitKind kind,
        bytes32 domain,
        uint256[2] memory keys,
        OrgId[PARTIES] memory parties_
    ) {
        (LIMITS, CASE, PRINCIPAL, KIND, DOMAIN, _keys, parties) = (
            limits,
            case_,
            principal,
            kind,
            domain,
            keys,
            parties_
        );
    }

    function party(uint256 i) external view returns (Ghost memory) {
        return _parties[i];
    }

    /// @dev What the counterparties in a group, and in those within it, use.
    function usedWithin(uint256 group) external view returns (uint256 sum) {
        for (uint256 i = 0; i < PARTIES; i++) {
            if (_parties[i].group >= group) sum += _parties[i].used;
        }
    }

    /* ACTS */

    function setLimit(uint256 who, uint16 group, uint104 cap) external {
        who = who % PARTIES;
        group = uint16(group % GROUPS);
        cap = uint104(cap % MOST);
        Ghost memory now_ = _parties[who];
        LimitSetting memory setting = LimitSetting({
            principal: PRINCIPAL,
            counterparty: parties[who],
            kind: KIND,
            cap: cap,
            group: GroupId.wrap(group),
            version: now_.version + 1,
            deadline: uint48(block.timestamp)
        });
        bool fits = (group == 0 || _groups[group].version != 0) && (now_.used == 0 || group == now_.group);
        bytes32 content = keccak256(abi.encode(LIMIT_SETTING_TYPEHASH, setting));
        bytes memory data = abi.encodeCall(LIMITS.setLimit, (setting, _approve(content)));
        if (_try(address(this), data, fits)) _parties[who] = Ghost(cap, now_.used, group, now_.version + 1, false);
    }

    function setGroupLimit(uint16 group, uint16 within, uint104 cap) external {
        group = uint16(_bound(group, 1, GROUPS - 1));
        within = within % 8 == 0 ? uint16((within >> 3) % GROUPS) : group - 1;
        cap = uint104(cap % MOST);
        Ghost memory now_ = _groups[group];
        GroupSetting memory setting = GroupSetting({
            principal: PRINCIPAL,
            group: GroupId.wrap(group),
            kind: KIND,
            cap: cap,
            within: GroupId.wrap(within),
            version: now_.version + 1,
            deadline: uint48(block.timestamp)
        });
        // The first setting of each is in the set-up, within the one before.
        bytes32 content = keccak256(abi.encode(GROUP_SETTING_TYPEHASH, setting));
        bytes memory data = abi.encodeCall(LIMITS.setGroupLimit, (setting, _approve(content)));
        if (_try(address(this), data, within == group - 1)) {
            (_groups[group].cap, _groups[group].version) = (cap, now_.version + 1);
        }
    }

    function use(uint256 who, uint104 amount) external {
        who = who % PARTIES;
        amount = uint104(amount % (MOST / 4));
        Ghost memory now_ = _parties[who];
        bool fits = now_.version != 0 && !now_.suspended && _fits(now_, amount);
        for (uint256 g = now_.group; g != 0; g--) fits = fits && _fits(_groups[g], amount);
        bytes memory data = abi.encodeCall(LIMITS.use, (PRINCIPAL, parties[who], KIND, amount));
        if (!_try(CASE, data, fits)) return;
        _parties[who].used += amount;
        for (uint256 g = now_.group; g != 0; g--) _groups[g].used += amount;
        _look(who);
    }

    function free(uint256 who, uint104 amount) external {
        who = who % PARTIES;
        Ghost memory now_ = _parties[who];
        amount = uint104(amount % (uint256(now_.used) + now_.used / 4 + 2));
        bytes memory data = abi.encodeCall(LIMITS.free, (PRINCIPAL, parties[who], KIND, amount));
        if (!_try(CASE, data, amount <= now_.used)) return;
        _parties[who].used -= amount;
        for (uint256 g = now_.group; g != 0; g--) _groups[g].used -= amount;
    }

    function freeAll(uint256 who) external {
        this.free(who, _parties[who % PARTIES].used);
    }

    function suspend(uint256 who, uint256 seed) external {
        if (seed % 4 != 0) return;
        who = who % PARTIES;
        bytes memory data = abi.encodeCall(LIMITS.suspend, (PRINCIPAL, parties[who], KIND));
        if (_try(CASE, data, _parties[who].version != 0)) _parties[who].suspended = true;
    }

    /// @dev Who is no case uses and frees nothing.
    function intrude(uint256 who, bool frees) external {
        OrgId other = parties[who % PARTIES];
        bytes memory data =
            frees
                ? abi.encodeCall(LIMITS.free, (PRINCIPAL, other, KIND, 0))
                : abi.encodeCall(LIMITS.use, (PRINCIPAL, other, KIND, 0));
        _try(address(this), data, false);
    }

    /* INTERNAL */

    function _fits(Ghost memory level, uint104 amount) private pure returns (bool) {
        return uint256(level.used) + amount <= level.cap;
    }

    /// @dev Right after a use, no level of it is above its cap.
    function _look(uint256 who) private {
        (uint104 cap, uint104 used, GroupId group, , ) = LIMITS.limitOf(PRINCIPAL, parties[who], KIND);
        if (used > cap) overCap++;
        while (!group.isNull()) {
            (cap, used, group, ) = LIMITS.groupLimitOf(PRINCIPAL, group, KIND);
            if (used > cap) overCap++;
        }
    }

    function _approve(bytes32 content) private view returns (DualApproval memory) {
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", DOMAIN, content));
        return DualApproval(_sign(_keys[0], digest), _sign(_keys[1], digest));
    }

    function _sign(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _try(address by, bytes memory data, bool expected) private returns (bool ok) {
        vm.prank(by);
        (ok, ) = address(LIMITS).call(data);
        if (ok) done++;
        else refused++;
        if (ok == expected) return ok;
        unexpected++;
        lastUnexpected = bytes4(data);
    }
}

/// @notice What holds for limits whatever principals set and cases use.
contract LimitsInvariants is LimitsBase {
    LimitsHandler private handler;

    function setUp() public override {
        super.setUp();
        Org memory coast = admitOrg("Coast");
        handler = new LimitsHandler(
            limits,
            CASE,
            bank.id,
            KIND,
            domainOf("Tallystick Limits", address(limits), block.chainid),
            [keyOf("Bank: maker"), keyOf("Bank: checker")],
            [acme.id, basin.id, coast.id]
        );
        for (uint16 i = 1; i < 4; i++) handler.setGroupLimit(i, 1, 900);
        for (uint256 i = 0; i < 3; i++) handler.setLimit(i, uint16(i + 1), 800);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev LIM-1
    function invariant_UsedIsWhatCasesUsedAndDidNotFree() public view {
        for (uint256 i = 0; i < handler.PARTIES(); i++) {
            LimitsHandler.Ghost memory g = handler.party(i);
            (uint104 cap, uint104 used, GroupId group, uint24 version, bool suspended) = limits.limitOf(
                bank.id,
                handler.parties(i),
                KIND
            );
            vm.assertEq(abi.encode(cap, used, group), abi.encode(g.cap, g.used, g.group), "cap, used, group");
            vm.assertEq(abi.encode(version, suspended), abi.encode(g.version, g.suspended), "version, suspended");
        }
    }

    /// @dev LIM-2
    function invariant_AGroupUsesWhatItsCounterpartiesUse() public view {
        for (uint16 i = 1; i < handler.GROUPS(); i++) {
            (, uint104 used, GroupId within, ) = limits.groupLimitOf(bank.id, GroupId.wrap(i), KIND);
            vm.assertEq(used, handler.usedWithin(i), "used of the group");
            vm.assertEq(within.raw(), i - 1, "within");
        }
    }

    /// @dev LIM-3
    function invariant_NoUseGoesAboveACap() public view {
        vm.assertEq(handler.overCap(), 0, "levels above their cap after a use");
        vm.assertEq(handler.unexpected(), 0, vm.toString(uint32(handler.lastUnexpected())));
    }

    function test_TheHandlerReachesEveryAct() public {
        for (uint256 i = 0; i < 3; i++) {
            for (uint256 j = 0; j < 5; j++) handler.use(i, 199);
            handler.free(i, 5);
            handler.setLimit(i, 0, 1);
            handler.suspend(i, 4);
            handler.use(i, 1);
            handler.freeAll(i);
            handler.setLimit(i, 2, 500);
            handler.use(i, 100);
            handler.intrude(i, i == 0);
        }
        handler.setGroupLimit(2, 0, 10);
        handler.setGroupLimit(3, 1, 10);
        vm.assertTrue(handler.done() > 20, "acts");
        vm.assertTrue(handler.refused() > 10, "refusals");
        vm.assertEq(handler.unexpected(), 0, vm.toString(uint32(handler.lastUnexpected())));
    }
}
