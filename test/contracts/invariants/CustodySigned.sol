// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DisputeResolution, Handover} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {Vm} from "../utils/Vm.sol";
import {CustodyWork} from "./CustodyWork.sol";

/// @notice Parties sign handovers and resolutions now, and somebody brings them later, once or again, as they are or spoilt.
abstract contract CustodySigned is CustodyWork {
    uint256 private constant SLOTS = 6;
    OrgId private constant NO_ORG = OrgId.wrap(0);

    struct SignedHandover {
        uint256 index;
        /// @dev The handover, encoded.
        bytes content;
        /// @dev What the receiver saw of the unit.
        bytes32 seen;
        /// @dev Before anybody brought it.
        bool withdrawn;
        bool brought;
    }

    struct SignedResolution {
        uint256 index;
        DisputeResolution content;
        /// @dev Of the dispute.
        uint256 number;
        bytes giverSignature;
        bytes receiverSignature;
        bool brought;
    }

    SignedHandover[SLOTS] private _handovers;
    uint256 private _handoversSigned;
    SignedResolution[SLOTS] private _resolutions;
    uint256 private _resolutionsSigned;

    address private immutable REGULATOR_;
    Uid private immutable WHY;

    uint256 public forged;
    uint256 public unseen;
    uint256 public voided;
    uint256 public twice;
    uint256 public revived;
    uint256 public declined;
    uint256 public stale;
    uint256 public later;
    uint256 public resolvedLater;
    mapping(uint256 slot => uint256) private _signedAt;

    constructor(Setting memory setting, Party[PARTIES] memory parties_) CustodyWork(setting, parties_) {
        (REGULATOR_, WHY) = (setting.regulator, setting.why);
    }

    /* HANDOVERS */

    function sign(uint256 seed, uint256 to, uint8 how, bool leaves) public {
        uint256 index = _chosen(seed);
        uint256 slot = _handoversSigned++ % SLOTS;
        bytes memory content = abi.encode(_handover(index, to, how, leaves));
        _handovers[slot] = SignedHandover(index, content, _seen(unitAt(index)), false, false);
        _signedAt[slot] = done;
    }

    /// @dev What a giver can do alone to what it signed for, or to a unit that is packed with it.
    function disturb(uint256 slot, uint8 act, uint256 other) external {
        uint256 index = _handovers[slot % SLOTS].index;
        (uint56 quantity, , ) = amountOf(index);
        uint40 now_ = uint40(block.timestamp);
        if (act % 8 == 7) return _withdraw(index, slot % SLOTS, other % 2 == 1);
        if (act % 8 == 2) return _pack(index, other % POOL);
        if (act % 8 == 3) return _unpack(index);
        if (act % 8 == 4) return _correct(index, uint8(other % 3), quantity, 1);
        if (act % 8 == 5) return _correct(index, ghosts[index].class_, quantity + 1, 1);
        if (act % 8 == 6) return _correct(other % POOL, 0, uint56(act) + 1, 1);
        bytes memory closed = abi.encodeCall(CUSTODY.seal, (unitAt(index), "SEAL", now_));
        bytes memory opened = abi.encodeCall(CUSTODY.breakSeal, (unitAt(index), now_, 0));
        if (_do(_custodian(index).maker, act % 8 == 0 ? closed : opened)) _look();
    }

    function bring(uint256 slot) public {
        slot = slot % SLOTS;
        if (_handovers[slot].content.length == 0) return;
        Handover memory h = abi.decode(_handovers[slot].content, (Handover));
        bool same = _seen(h.offer.unit) == _handovers[slot].seen;
        bool ok = _do(address(this), abi.encodeCall(CUSTODY.handOver, (h)));
        if (!ok && !same && !_handovers[slot].brought) voided++;
        if (!ok) return;
        if (!same) unseen++;
        if (done > _signedAt[slot] + 1) later++;
        _conclude(slot, h, vm.getRecordedLogs());
        _look();
        _goesTo[h.offer.unit] = NO_ORG;
    }

    /// @dev In one call; what is on record already is skipped.
    function bringMany(uint256 a, uint256 b) external {
        (a, b) = (a % SLOTS, b % SLOTS);
        if (_handovers[a].content.length == 0 || _handovers[b].content.length == 0) return;
        Handover[] memory all = new Handover[](2);
        all[0] = abi.decode(_handovers[a].content, (Handover));
        all[1] = abi.decode(_handovers[b].content, (Handover));
        if (!_do(address(this), abi.encodeCall(CUSTODY.handOverMany, (all)))) return;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        if (_isTold(_handovers[a].index, all[0], logs)) _conclude(a, all[0], logs);
        if (a != b && _isTold(_handovers[b].index, all[1], logs)) _conclude(b, all[1], logs);
        _look();
        _goesTo[all[0].offer.unit] = NO_ORG;
        _goesTo[all[1].offer.unit] = NO_ORG;
    }

    function handOver(uint256 seed, uint256 to, uint8 how, bool leaves) external {
        sign(seed, to, how, leaves);
        bring(_handoversSigned - 1);
    }

    function handOverSpoilt(uint256 seed, uint256 to, uint8 how, bool leaves, uint256 spoilt) external {
        uint256 index = _chosen(seed);
        Handover memory h = _spoilt(_handover(index, to, how, leaves), ghosts[index].custodian, spoilt);
        if (_do(address(this), abi.encodeCall(CUSTODY.handOver, (h)))) forged++;
    }

    function bringSpoilt(uint256 slot, uint256 spoilt) external {
        slot = slot % SLOTS;
        if (_handovers[slot].content.length == 0) return;
        OrgId from = ghosts[_handovers[slot].index].custodian;
        Handover memory h = _spoilt(abi.decode(_handovers[slot].content, (Handover)), from, spoilt);
        if (_do(address(this), abi.encodeCall(CUSTODY.handOver, (h)))) forged++;
    }

    /* DISPUTES */

    function signResolution(uint256 seed, bool accepted, uint16 quantity) public {
        uint256 index = _chosen(seed);
        uint256 slot = _resolutionsSigned++ % SLOTS;
        SignedResolution storage s = _resolutions[slot];
        s.content = _resolution(index, accepted, quantity);
        bytes32 digest = LENS.disputeResolutionDigest(s.content);
        (s.index, s.number, s.brought) = (index, disputes[index].number, false);
        s.giverSignature = _sign(_custodian(index).makerKey, digest);
        s.receiverSignature = _sign(_partyOf(disputes[index].to).makerKey, digest);
    }

    /// @dev By the regulator's decision, as both signed, or with a signature that is exchanged or somebody else's.
    function bringResolution(uint256 slot, uint8 how) public {
        slot = slot % SLOTS;
        SignedResolution memory s = _resolutions[slot];
        if (s.giverSignature.length == 0) return;
        if (how % 8 == 6) (s.giverSignature, s.receiverSignature) = (s.receiverSignature, s.giverSignature);
        if (how % 8 == 7) {
            uint256 key = how / 8 == 0 ? NOBODY : _strangerTo(disputes[s.index].to).makerKey;
            s.receiverSignature = _sign(key, LENS.disputeResolutionDigest(s.content));
        }
        bytes memory decided = abi.encodeCall(CUSTODY.decideDispute, (s.content, WHY));
        bytes memory agreed = abi.encodeCall(
            CUSTODY.resolveDispute,
            (s.content, s.giverSignature, s.receiverSignature)
        );
        if (!_do(REGULATOR_, how % 8 < 2 ? decided : agreed)) return;
        if (how % 8 > 5) forged++;
        if (s.brought) twice++;
        if (s.number != disputes[s.index].number) stale++;
        _resolutions[slot].brought = true;
        resolvedLater++;
        if (s.content.accepted && _isResolved(s, vm.getRecordedLogs())) {
            _goesTo[s.content.unit] = disputes[s.index].to;
        }
        _resolved(s.index, s.content.accepted, s.content.quantity, s.content.items);
        _look();
        _goesTo[s.content.unit] = NO_ORG;
    }

    function resolve(uint256 seed, bool accepted, uint8 how, uint16 quantity) external {
        signResolution(seed, accepted, quantity);
        bringResolution(_resolutionsSigned - 1, how);
    }

    /* INTERNAL */

    /// @dev The giver its offers, or the receiver what it accepted.
    function _withdraw(uint256 index, uint256 slot, bool byReceiver) private {
        if (_handovers[slot].content.length == 0) return;
        Handover memory h = abi.decode(_handovers[slot].content, (Handover));
        bytes memory offers = abi.encodeCall(CUSTODY.withdrawOffers, (unitAt(index)));
        bytes memory accepted = abi.encodeCall(CUSTODY.withdrawAcceptance, (h.offer, h.giverSignature));
        address by = byReceiver ? _partyOf(h.offer.terms.to()).device : _custodian(index).maker;
        if (!_do(by, byReceiver ? accepted : offers)) return;
        if (byReceiver) declined++;
        for (uint256 i = 0; i < SLOTS; i++) if (_handovers[i].index == index) _handovers[i].withdrawn = true;
        _look();
    }

    function _conclude(uint256 slot, Handover memory h, Vm.Log[] memory logs) private {
        if (_handovers[slot].brought) twice++;
        if (_handovers[slot].withdrawn) revived++;
        _handovers[slot].brought = true;
        uint256 index = _handovers[slot].index;
        bool told = _isTold(index, h, logs);
        if (_handedOver(index, h) && told) _goesTo[h.offer.unit] = h.offer.terms.to();
    }

    /// @dev Whether this handover was concluded, of this unit, as the maker of its custodian and the receiver's device signed it.
    function _isTold(uint256 index, Handover memory h, Vm.Log[] memory logs) private view returns (bool) {
        bytes32 signed = keccak256(
            abi.encode(
                h.offer.terms.withGiver(ghosts[index].custodian),
                h.acceptance.terms,
                _custodian(index).maker,
                _partyOf(h.offer.terms.to()).device,
                h.offer.evidence,
                h.acceptance.evidence
            )
        );
        for (uint256 i = 0; i < logs.length; i++) {
            if (logs[i].topics[0] != IHandovers.HandoverConcluded.selector) continue;
            if (logs[i].topics[1] != h.offer.unit.raw()) continue;
            (, bytes32 a, bytes32 b, bytes32 c, bytes32 d, bytes32 e, bytes32 f) = abi.decode(
                logs[i].data,
                (bytes32, bytes32, bytes32, bytes32, bytes32, bytes32, bytes32)
            );
            if (keccak256(abi.encode(a, b, c, d, e, f)) == signed) return true;
        }
        return false;
    }

    function _isResolved(SignedResolution memory s, Vm.Log[] memory logs) private view returns (bool) {
        for (uint256 i = 0; i < logs.length; i++) {
            if (logs[i].topics[0] != IHandovers.DisputeResolved.selector) continue;
            bytes32 to = bytes32(uint256(disputes[s.index].to.raw()));
            if (logs[i].topics[1] == s.content.unit.raw() && logs[i].topics[2] == to) return true;
        }
        return false;
    }
}
