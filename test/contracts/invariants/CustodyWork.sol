// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {CustodyLens} from "../../../contracts/custody/CustodyLens.sol";
import {Profiles} from "../../../contracts/custody/Profiles.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {Attestations} from "../../../contracts/evidence/Attestations.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Subject} from "../../../contracts/types/Subject.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyPool} from "./CustodyPool.sol";

/// @notice Three parties, a regulator and the Council do everything alone that they may do to a few units, in any order.
abstract contract CustodyWork is CustodyPool {
    uint256 private constant VERSIONS = 4;

    struct Setting {
        CustodyLens lens;
        Profiles profiles;
        RulesId rules;
        /// @dev Call of Profiles that sets the next version of the rules.
        bytes nextRules;
        address council;
        address regulator;
        Uid why;
        Attestations attestations;
        SchemaId schema;
    }

    Setting private _setting;
    RulesId[] private _versions;

    mapping(uint256 index => UnitWord) private _last;
    mapping(uint256 index => OrgId) private _with;
    mapping(uint256 index => UnitId) private _root;
    /// @dev To whom a unit may go by the act that was just done, because both hands or whoever decides said so.
    mapping(UnitId unit => OrgId) internal _goesTo;
    uint256 public forbidden;
    /// @dev Destroyed under a certificate about another.
    uint256 public uncertified;
    uint256 private _stated;
    uint256 public moved;
    uint256 public changed;
    uint256 public passed;
    uint256 public done;
    uint256 public calls;

    constructor(Setting memory setting, Party[PARTIES] memory parties_) CustodyPool(setting.lens, parties_) {
        _setting = setting;
        _versions.push(setting.rules);
    }

    function versions() external view returns (uint256) {
        return _versions.length;
    }

    function create(uint256 index, uint8 version, uint8 class_, uint16 quantity) external {
        index = index % FIRST_MADE;
        bool container = index >= GOODS;
        // Mostly under the rules in force: under former ones nothing begins.
        RulesId rules = _versions[version % 8 == 7 ? 0 : _versions.length - 1];
        Ghost memory g = _ghost(index, parties[creatorOf(index)].id, rules, BEGUN, container ? 0 : class_ % 3);
        if (!container) (g.quantity, g.items) = (uint56(quantity) + 1, 1);
        g.container = container;
        Creation memory creation = _creation(index, rules, BEGUN, g.class_, g.quantity);
        if (!_do(_partyOf(g.custodian).maker, abi.encodeCall(CUSTODY.admitUnit, (creation)))) return;
        _began(index, g);
        _look();
    }

    function pack(uint256 parent, uint256 seed) external {
        _pack(GOODS + (parent % 4), _chosen(seed));
    }

    function unpack(uint256 parent) external {
        _unpack(GOODS + (parent % 4));
    }

    function keep(uint256 seed, uint8 how) external {
        uint256 index = _chosen(seed);
        uint40 now_ = uint40(block.timestamp);
        uint256 which = (how >> 1) % 5;
        if (which == 4) return _correct(index, how % 3, uint56(how) + 1, (how % 2) + 1);
        UnitId id = unitAt(index);
        bytes[4] memory all = [
            abi.encodeCall(CUSTODY.record, (_one(id), KEPT, _site(how), now_, 0)),
            abi.encodeCall(CUSTODY.seal, (id, "SEAL", now_)),
            abi.encodeCall(CUSTODY.breakSeal, (id, now_, 0)),
            abi.encodeCall(CUSTODY.flagOverdue, (id))
        ];
        if (!_do(_custodian(index).maker, all[which])) return;
        if (which == 0) _recorded(index, KEPT, _site(how).raw());
        _look();
    }

    function setRecall(uint256 seed, bool recalled) external {
        UnitId[] memory units = _one(unitAt(_chosen(seed)));
        if (_do(_setting.regulator, abi.encodeCall(CUSTODY.setRecall, (units, recalled, _setting.why)))) _look();
    }

    /// @dev What ends never comes back: mostly nothing ends.
    function end(uint256 seed, uint8 how) external {
        if (how % 4 != 0) return;
        uint256 index = _chosen(seed);
        OrgId org = ghosts[index].custodian;
        uint256 by = 0;
        for (uint256 i = 1; i < PARTIES; i++) if (parties[i].id == org) by = i;
        uint256 made = FIRST_MADE + (by == 0 ? (seed % 2) * PARTIES : by); // its own
        Ghost memory g = _ghost(made, org, ghosts[index].rules, BURNT, how % 3);
        (g.quantity, , ) = amountOf(index);
        (g.quantity, g.items) = (g.quantity / 2 + 1, 1);
        Creation[] memory outputs = new Creation[](1);
        outputs[0] = _creation(made, g.rules, BURNT, g.class_, g.quantity);
        uint256 which = (how >> 2) % 3;
        bool wrong = which == 1 && (seed >> 200) % 4 == 3;
        UnitId about = unitAt(wrong ? (index + 1) % POOL : index);
        if (!_do(_custodian(index).maker, _ending(which, index, outputs, about))) return;
        if (wrong) uncertified++;
        if (which != 2) _recorded(index, which == 0 ? BURNT : GONE, ghosts[index].site);
        _ended(
            index,
            which == 0
                ? Phase.Transformed
                : which == 1
                    ? Phase.Destroyed
                    : Phase.Lost
        );
        if (which == 0) _began(made, g);
        _look();
    }

    /// @dev The Council sets the rules anew: what began goes on under its own.
    function changeRules(uint8 seed) external {
        if (seed % 4 != 0 || _versions.length == VERSIONS) return;
        vm.prank(_setting.council);
        (bool ok, bytes memory result) = address(_setting.profiles).call(_setting.nextRules);
        require(ok, "the Council sets rules");
        RulesId rules = abi.decode(result, (RulesId));
        if (!_do(address(this), abi.encodeCall(CUSTODY.adopt, (rules)))) return;
        _versions.push(rules);
        _look();
    }

    function wait(uint16 time) external {
        vm.warp(block.timestamp + (time % 1 hours));
    }

    /* INTERNAL */

    function _ending(
        uint256 which,
        uint256 index,
        Creation[] memory outputs,
        UnitId about
    ) private returns (bytes memory) {
        (UnitId id, uint40 now_) = (unitAt(index), uint40(block.timestamp));
        if (which == 0) return abi.encodeCall(CUSTODY.transform, (_one(id), outputs, BURNT, now_, 0));
        if (which == 2) return abi.encodeCall(CUSTODY.declareLost, (id, now_, 0));
        Statement memory certificate = _certificate(_custodian(index).maker, about);
        return abi.encodeCall(CUSTODY.destroy, (_one(id), GONE, now_, certificate));
    }

    /// @dev On record.
    function _certificate(address maker, UnitId about) private returns (Statement memory certificate) {
        Subject subject = Subject.wrap(about.raw());
        bytes32 salt = bytes32(++_stated);
        certificate = Statement(_setting.schema, maker, subject, 0, Uid.wrap(0), salt, abi.encode(uint256(42)));
        vm.prank(maker);
        _setting.attestations.attest(certificate);
    }

    function _ghost(
        uint256 index,
        OrgId org,
        RulesId rules,
        uint8 step,
        uint8 class_
    ) private pure returns (Ghost memory) {
        return Ghost(Phase.Active, org, _site(index).raw(), rules, step, false, class_, 0, 0, 0);
    }

    function _pack(uint256 parent, uint256 index) internal {
        UnitId[] memory units = _one(unitAt(index));
        bytes memory data = abi.encodeCall(CUSTODY.pack, (unitAt(parent), units, uint40(block.timestamp)));
        if (!_do(_custodian(parent).maker, data)) return;
        _put(index, parent);
        _look();
    }

    function _unpack(uint256 parent) internal {
        uint256 index = _inside(parent);
        UnitId[] memory units = index == POOL ? new UnitId[](0) : _one(unitAt(index));
        bytes memory data = abi.encodeCall(CUSTODY.unpack, (unitAt(parent), units, uint40(block.timestamp)));
        if (!_do(_custodian(parent).maker, data)) return;
        _tookOut(index);
        _look();
    }

    function _correct(uint256 index, uint8 class_, uint56 quantity, uint16 items) internal {
        bytes memory data = abi.encodeCall(CUSTODY.correct, (unitAt(index), class_, quantity, items, 0));
        if (!_do(_custodian(index).maker, data)) return;
        _corrected(index, class_, quantity, items);
        _look();
    }

    function _do(address by, bytes memory data) internal returns (bool ok) {
        calls++;
        vm.recordLogs();
        vm.prank(by);
        (ok, ) = address(CUSTODY).call(data);
        if (ok) done++;
    }

    /// @dev After each act that succeeded.
    function _look() internal {
        for (uint256 i = 0; i < POOL; i++) {
            UnitId id = unitAt(i);
            (UnitWord before, UnitWord now_) = (_last[i], CUSTODY.wordOf(id));
            if (now_.phase() == Phase.None) continue;
            if (!_allowed(before.phase(), now_.phase())) forbidden++;
            if (before.phase() > Phase.Disputed && UnitWord.unwrap(before) != UnitWord.unwrap(now_)) changed++;
            OrgId with = LENS.unitOf(id).custodian;
            if (before.phase() != Phase.None && with != _with[i]) {
                passed++;
                if (with != _goesTo[_root[i]]) moved++;
            }
            (_last[i], _with[i], _root[i]) = (now_, with, LENS.rootOf(id));
        }
    }

    /// @dev As UnitWord says.
    function _allowed(Phase from, Phase to) private pure returns (bool) {
        if (from == to) return true;
        if (from == Phase.None) return to == Phase.Active;
        if (from == Phase.Disputed) return to == Phase.Active || to == Phase.Returning;
        return (from == Phase.Active || from == Phase.Returning) && to != Phase.None;
    }
}
