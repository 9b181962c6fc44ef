// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {List, ListTerms} from "./ILists.sol";
import {IReports} from "./IReports.sol";
import {ReportBook} from "./ReportBook.sol";
import {
    Decision,
    DECISION_TYPEHASH,
    Objection,
    OBJECTION_TYPEHASH,
    OpenObjection,
    Report,
    REPORT_TYPEHASH,
    ReportKey,
    ReportRecord,
    ReportStatus
} from "./Report.sol";
import {CHECKER, MAKER} from "../types/Duties.sol";
import {ListId} from "../types/ListId.sol";
import {OrgId} from "../types/OrgId.sol";
import {REGULATOR, Roles} from "../types/Roles.sol";
import {Tag} from "../types/Tag.sol";

/// @title Reports
/// @notice Documented in IReports. Here: what changes reports.
abstract contract Reports is ReportBook {
    /* REPORTING */

    /// @inheritdoc IReports
    function report(Report calldata report_, bytes calldata signature, bytes calldata knowledge) external {
        (ListId list, Tag tag, OrgId org) = (report_.list, report_.tag, report_.organisation);
        List storage of_ = _known(list);
        bytes32 id = _idOf(list, report_.epoch, tag, org);
        ReportRecord memory was = _reports[id];
        ReportStatus status = was.status;
        require(!was.isOpen() && status != ReportStatus.Corrected, Watchlist_WrongStatus(tag, org, status));
        _requireOpen(list, report_.epoch);
        require(org != of_.operator, Watchlist_OperatorReports(list, org));
        require(report_.number == was.number + 1, Watchlist_WrongNumber(was.number + 1, report_.number));
        uint256 again = uint256(was.endedAt) + _terms[list].maturity;
        bool tookBack = status == ReportStatus.Withdrawn || status == ReportStatus.Lapsed;
        require(!tookBack || block.timestamp >= again, Watchlist_TooSoon(tag, org, again));
        require(report_.reason < 32, Watchlist_ReasonInvalid(report_.reason));
        require(report_.evidence != 0, Watchlist_EvidenceMissing());
        (uint256 earliest, uint256 latest) = (block.timestamp + 1, block.timestamp + _terms[list].maxLife);
        require(
            report_.until >= earliest && report_.until <= latest,
            Watchlist_UntilInvalid(report_.until, earliest, latest)
        );
        _requireReporter(report_, signature, knowledge);

        if (was.number == 0) _keepReporter(list, report_.epoch, tag, org);
        uint40 now_ = uint40(block.timestamp); // seconds, for 34 000 years
        _reports[id] = ReportRecord({
            status: ReportStatus.Live,
            reason: report_.reason,
            earned: was.earned,
            number: report_.number,
            objections: 0,
            firstAt: was.number == 0 ? now_ : was.firstAt,
            reportedAt: now_,
            until: uint40(report_.until), // at most five years from now
            endedAt: 0
        });
        _lock(list, org);
        emit Reported(list, tag, org, report_.epoch, report_.number, report_.reason, report_.evidence, report_.until);
    }

    /// @inheritdoc IReports
    function withdraw(ReportKey calldata key) external {
        ReportRecord storage record = _requireStatus(key, ReportStatus.Live);
        _requireServing(key.organisation);
        _end(key, record, ReportStatus.Withdrawn);
        _unlock(key.list, key.organisation);
    }

    /// @inheritdoc IReports
    function release(ReportKey calldata key) external {
        ReportRecord storage record = _requireStatus(key, ReportStatus.Live);
        require(!_inForce(key, record), Watchlist_StillInForce(key.tag, key.organisation, record.until));
        _end(key, record, ReportStatus.Released);
        _unlock(key.list, key.organisation);
    }

    /* OBJECTING */

    /// @inheritdoc IReports
    function object(Objection calldata objection, bytes calldata signature) external {
        (ListId list, Tag tag, OrgId org) = (objection.list, objection.tag, objection.organisation);
        bytes32 id = _idOf(list, objection.epoch, tag, org);
        ReportRecord storage record = _reports[id];
        require(record.status == ReportStatus.Live, Watchlist_WrongStatus(tag, org, record.status));
        _requireNumber(record.number, objection.number);
        _requireNumber(record.objections + 1, objection.objection);
        require(objection.grounds != 0, Watchlist_EvidenceMissing());
        OrgId objector = objection.objector;
        require(objector != org, Watchlist_OwnReport(org));
        bytes32 hash = keccak256(abi.encode(OBJECTION_TYPEHASH, objection));
        (, address signer) = _signed(hash, objection.deadline, signature);
        OrgId signed = MEMBERS.actsFor(signer, MAKER);
        require(signed == objector, Watchlist_NotForYou(objector, signed));

        (, , Roles roles, ) = MEMBERS.organisations(objector);
        bool staked = !roles.includes(REGULATOR);
        uint48 decideBy = uint48(block.timestamp + _terms[list].decideWithin);
        (record.status, record.objections) = (ReportStatus.Contested, objection.objection);
        _objections[id] = OpenObjection(objector, decideBy, staked);
        if (staked) _lock(list, objector);
        emit ReportContested(
            list,
            tag,
            org,
            objection.epoch,
            objector,
            objection.objection,
            objection.grounds,
            decideBy
        );
    }

    /// @inheritdoc IReports
    function concede(ReportKey calldata key) external {
        ReportRecord storage record = _requireStatus(key, ReportStatus.Contested);
        _requireServing(key.organisation);
        _correct(key, record);
    }

    /// @inheritdoc IReports
    function decide(Decision calldata decision, bytes calldata signature) external {
        ReportKey memory key = ReportKey(decision.list, decision.epoch, decision.tag, decision.organisation);
        ReportRecord storage record = _requireStatus(key, ReportStatus.Contested);
        OpenObjection memory open = _objections[_id(key)];
        _requireNumber(record.number, decision.number);
        _requireNumber(record.objections, decision.objection);
        require(block.timestamp <= open.decideBy, Watchlist_DecisionLate(open.decideBy, block.timestamp));
        bytes32 hash = keccak256(abi.encode(DECISION_TYPEHASH, decision));
        (, address signer) = _signed(hash, decision.deadline, signature);
        OrgId arbiter = MEMBERS.actsAs(signer, CHECKER, REGULATOR);
        bool stranger = arbiter != lists[key.list].operator && arbiter != key.organisation && arbiter != open.objector;
        require(stranger, Watchlist_NotArbiter(arbiter));

        emit ObjectionDecided(
            key.list,
            key.tag,
            key.organisation,
            key.epoch,
            arbiter,
            decision.upheld,
            decision.reasoning
        );
        if (decision.upheld) return _correct(key, record);
        record.status = ReportStatus.Live;
        if (open.staked) _lose(key.list, open.objector, key.organisation);
    }

    /// @inheritdoc IReports
    function lapse(ReportKey calldata key) external {
        ReportRecord storage record = _requireStatus(key, ReportStatus.Contested);
        OpenObjection memory open = _objections[_id(key)];
        require(block.timestamp > open.decideBy, Watchlist_DecisionPending(open.decideBy, block.timestamp));
        _end(key, record, ReportStatus.Lapsed);
        _unlock(key.list, key.organisation);
        if (open.staked) _unlock(key.list, open.objector);
    }

    /* EARNING */

    /// @inheritdoc IReports
    function earn(ReportKey calldata key) external {
        (ListId list, uint32 epoch, Tag tag, OrgId org) = (key.list, key.epoch, key.tag, key.organisation);
        ReportRecord storage record = _requireStatus(key, ReportStatus.Live);
        require(!record.earned, Watchlist_Earned(tag, org));
        ListTerms memory terms = _terms[list];
        uint256 matureAt = uint256(record.reportedAt) + terms.maturity;
        require(
            block.timestamp >= matureAt && _inForce(key, record),
            Watchlist_NotMature(tag, org, matureAt, record.until)
        );
        uint256 stayed = _stayed(list, epoch, tag, terms.maturity);
        require(stayed >= terms.quorum, Watchlist_QuorumMissing(tag, stayed, terms.quorum));
        uint32 earned = earnedIn[list][epoch][org];
        uint64 reward = _rewardOf(list, org, earned);
        uint64 pool = lists[list].pool;
        require(pool >= reward, Watchlist_PoolEmpty(list, pool, reward));

        record.earned = true;
        earnedIn[list][epoch][org] = earned + 1;
        lists[list].pool = pool - reward;
        _reward(list, org, earned, reward);
        emit ReportEarned(list, tag, org, epoch, reward);
    }

    /* CHANGING */

    function _requireReporter(
        Report calldata report_,
        bytes calldata signature,
        bytes calldata knowledge
    ) private view {
        bytes32 hash = keccak256(abi.encode(REPORT_TYPEHASH, report_));
        (bytes32 digest, address signer) = _signed(hash, report_.deadline, signature);
        (address subject, , ) = ECDSA.tryRecoverCalldata(digest, knowledge);
        Tag signed = Tag.wrap(bytes20(subject));
        // A signature that is none recovers to zero, and no key has that address.
        require(signed == report_.tag && !signed.isNull(), Watchlist_SubjectNotKnown(report_.tag, signed));
        OrgId org = MEMBERS.actsFor(signer, MAKER);
        require(org == report_.organisation, Watchlist_NotForYou(report_.organisation, org));
    }

    function _end(ReportKey memory key, ReportRecord storage record, ReportStatus to) private {
        (record.status, record.endedAt) = (to, uint40(block.timestamp)); // seconds, for 34 000 years
        emit ReportEnded(key.list, key.tag, key.organisation, key.epoch, to);
    }

    /// @dev The reporter was wrong.
    function _correct(ReportKey memory key, ReportRecord storage record) private {
        OpenObjection memory open = _objections[_id(key)];
        _end(key, record, ReportStatus.Corrected);
        _lose(key.list, key.organisation, open.objector);
        if (open.staked) _unlock(key.list, open.objector);
    }

    function _requireServing(OrgId org) private view {
        OrgId caller = MEMBERS.servesFor(msg.sender, MAKER);
        require(caller == org, Watchlist_NotForYou(org, caller));
    }

    function _requireNumber(uint32 expected, uint32 given) private pure {
        require(expected == given, Watchlist_WrongNumber(expected, given));
    }
}
